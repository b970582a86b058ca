package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.fixture.GatedJar;
import io.github.diobench.suite.fixture.GatedRun;
import io.github.diobench.suite.track.gate.GatedVerdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class GateVerbTest {
    private final Program program = new Program();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "1.2, 0, 1, 1",
        "1, 0, 0, 0",
        "1, 0.4, 0, 1",
        "1, 2, 3, 1",
    })
    void the_exit_code_tells_what_came_of_it(double factor, double noise, int code, int strict) throws IOException {
        gate(new GatedRun().with("A.b", factor).withNoise("A.b", noise == 0 ? 0.005 : noise));
        assertEquals(code, program.run("gate", "--report", folder.toString()), program.out());
        assertEquals(strict, program.run("gate", "--report", folder.toString(), "--strict"));
    }

    @Test
    void a_fork_that_failed_and_a_machine_that_is_unfit_have_codes_of_their_own() throws IOException {
        gate(new GatedRun().with("A.b", 1).withFailing("A.b"));
        assertEquals(2, program.run("gate", "--report", folder.toString(), "--strict"));
        Path file = folder.resolve("verdict.json");
        Files.writeString(file, Files.readString(file).replace("\"FAILED\"", "\"REFUSED\""));
        assertEquals(4, program.run("gate", "--report", folder.toString(), "--strict"));
    }

    @Test
    void github_is_told_where_it_is_there_and_only_there() throws IOException {
        gate(new GatedRun().with("A.b", 1.2));
        Path summary = Files.writeString(folder.resolve("summary.md"), "before\n");
        StringWriter elsewhere = new StringWriter();
        assertEquals(1, run(Map.of(), elsewhere, "--report", folder.toString()));
        assertFalse(elsewhere.toString().contains("::error"), elsewhere.toString());
        StringWriter asked = new StringWriter();
        assertEquals(1, run(Map.of(), asked, "--report", folder.toString(), "--annotations"));
        assertTrue(asked.toString().contains("\n::error title=A.b::+"), asked.toString());
        assertEquals("before\n", Files.readString(summary));

        StringWriter there = new StringWriter();
        Map<String, String> environment = Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString());
        assertEquals(1, run(environment, there, "--report", folder.toString()));
        assertTrue(there.toString().contains("\n::error title=A.b::+"), there.toString());
        assertEquals("before\n" + Files.readString(folder.resolve("gate.md")) + "\n", Files.readString(summary));
    }

    @Test
    void a_summary_that_cannot_be_written_does_not_change_the_verdict() throws IOException {
        gate(new GatedRun().with("A.b", 1));
        StringWriter out = new StringWriter();
        Map<String, String> environment = Map.of("GITHUB_STEP_SUMMARY", folder.toString());
        assertEquals(0, run(environment, out, "--report", folder.toString()));
        assertTrue(out.toString().contains("diobench: the summary could not be added to " + folder), out.toString());
    }

    @Test
    void the_same_code_is_refused_unless_it_is_asked_for() throws IOException {
        String one = GatedJar.classPath(GatedJar.write(folder.resolve("one.jar"), 1));
        String same = GatedJar.classPath(GatedJar.write(folder.resolve("same.jar"), 1));
        assertEquals(4, program.run("gate", "--base", one, "--head", same));
        assertTrue(
                program.err().startsWith("diobench: base and head are the same code, same.jar (SHA-256 "),
                program.err());
        assertEquals(0, program.run("gate", "--base", one, "--head", same, "--aa", "--plan-only"), program.err());
        assertTrue(program.out().contains("  GatedBenchmark.time[work=steady]"), program.out());
        assertTrue(program.out().contains("Judged, 48 forks of each of base, head, base-again:\n"), program.out());
        String other = GatedJar.classPath(GatedJar.write(folder.resolve("other.jar"), 2));
        assertEquals(
                0,
                program.run(
                        "gate",
                        "--base",
                        one,
                        "--head",
                        other,
                        "--plan-only",
                        "--include",
                        "rate",
                        "-p",
                        "work=steady",
                        "--rounds",
                        "7",
                        "-wi",
                        "1",
                        "-w",
                        "20ms",
                        "-i",
                        "2",
                        "-r",
                        "20ms",
                        "-t",
                        "2"),
                program.err());
        assertTrue(program.out().contains("  GatedBenchmark.rate[work=steady]"), program.out());
        assertFalse(program.out().contains("GatedBenchmark.time"), program.out());
        assertTrue(program.out().contains("21 forks of about "), program.out());
    }

    @Test
    void a_budget_that_is_too_short_for_a_first_look_at_everything_is_a_mistake() throws IOException {
        String one = GatedJar.classPath(GatedJar.write(folder.resolve("one.jar"), 1));
        String other = GatedJar.classPath(GatedJar.write(folder.resolve("other.jar"), 2));
        assertEquals(2, program.run("gate", "--base", one, "--head", other, "--budget", "1s", "--plan-only"));
        assertTrue(
                program.err()
                        .startsWith(
                                "diobench: --budget 1s is too short: 6 rounds of 4 benchmarks, the least that decides "
                                        + "anything, take --budget "),
                program.err());
        assertEquals(0, program.run("gate", "--base", one, "--head", other, "--budget", "2h", "--plan-only"));
        assertTrue(program.out().contains("If the first look decides everything: about "), program.out());
        assertFalse(program.out().contains("Left out"), program.out());
    }

    @Test
    void nothing_in_common_is_a_mistake_and_leaves_no_folder() throws IOException {
        String one = GatedJar.classPath(GatedJar.write(folder.resolve("one.jar"), 1));
        String other = GatedJar.classPath(GatedJar.write(folder.resolve("other.jar"), 2));
        assertEquals(
                2,
                program.run(
                        "gate", "--base", one, "--head", other, "--include", "nope", "--results", folder.toString()));
        assertTrue(program.err().startsWith("diobench: base and head have no benchmark in common"), program.err());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gate | name a version with --base or --base-rev",
                "gate --base pom.xml | name a version with --head or --head-rev",
                "gate --base pom.xml --base-rev x --head y | --base and --base-rev cannot stand beside each other",
                "gate --base pom.xml --head pom.xml | pom.xml: not a jar: ",
                "gate --base /no/where.jar --head pom.xml | --base /no/where.jar: there is no such file",
                "gate --base : --head pom.xml | --base: name a jar",
                "gate --base-rev no-such-thing --head pom.xml | --base-rev no-such-thing: there is no such commit in .",
                "gate --base pom.xml --head pom.xml -bm x | -bm x: there are avgt, thrpt, sample, ss",
                "gate --base pom.xml --head pom.xml -t 0 | -t must be at least 1 but is 0",
                "gate --base pom.xml --head pom.xml --rounds 4 | --rounds must be at least 5, because fewer show",
                "gate --base pom.xml --head pom.xml -i 0 | -i must be between 1 and 10000 but is 0",
                "gate --base pom.xml --head pom.xml -r 8000h | may take an hour at most",
                "gate --base pom.xml --head pom.xml -p x | -p x: type a name and a value, such as -p size=16",
                "gate --base pom.xml --head pom.xml --margins nowhere | no margins at nowhere",
                "gate --base pom.xml --head pom.xml --jvm /nowhere | --jvm /nowhere: there is no Java there",
                "gate --report nowhere | no gate-request.json in nowhere: is this the folder of a gate",
                "gate --report nowhere --rounds 9 | --rounds cannot stand beside --report",
                "gate --resume nowhere --base x | --base cannot stand beside --resume",
                "gate --resume nowhere --report nowhere | --resume cannot stand beside --report",
                "gate --resume nowhere | no gate-request.json in nowhere",
                "gate --wrong | Unknown option: '--wrong'"
            })
    void a_mistake_is_one_line_and_exit_code_2(String args, String message) {
        assertEquals(2, program.run(args.split(" ")), program.out());
        assertEquals(1, program.err().lines().count(), program.err());
        assertTrue(program.err().contains(message), program.err());
        assertEquals("", program.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verdict.json | {}",
                "verdict.json | []",
                "verdict.json | null",
                "verdict.json | {\"schemaVersion\" : 2}",
                "verdict.json | {\"schemaVersion\" : 1, \"rows\" : [{}]}",
                "verdict.json | truncated {\"schemaVersion\"",
                "gate-request.json | {}",
                "gate-request.json | null"
            })
    void a_damaged_file_is_one_line_and_exit_code_2(String name, String text) throws IOException {
        gate(new GatedRun().with("A.b", 1));
        Files.writeString(folder.resolve(name), text);
        String verb = name.equals("verdict.json") ? "--report" : "--resume";
        assertEquals(2, program.run("gate", verb, folder.toString()), program.out());
        assertEquals(1, program.err().lines().count(), program.err());
    }

    @Test
    void a_gate_has_no_other_verdict() throws IOException {
        gate(new GatedRun().with("A.b", 1.5).asRates());
        assertEquals(0, program.run("verdict", folder.toString()));
        assertEquals("No verdict: a gate has a verdict of its own, which 'gate --report' shows.\n", program.out());
        assertEquals(0, program.run("report", folder.toString()));
        String summary = Files.readString(folder.resolve("summary.csv"));
        assertTrue(
                summary.lines().anyMatch(line -> line.contains(",score,") && line.endsWith(",ops/ns,higher,")),
                summary);
        String head = program.out()
                .lines()
                .filter(line -> line.contains("| head "))
                .findFirst()
                .orElseThrow();
        assertTrue(head.matches(".*\\| +7[45]\\.\\d \\|.*\\| +1\\.(49|50)\\d \\|.*"), head);
    }

    @Test
    void help_tells_the_exit_codes() {
        assertEquals(0, program.run("gate", "--help"));
        assertTrue(program.out().contains("1 a benchmark failed; 2 bad input"), program.out());
        program.run("--help");
        assertTrue(program.out().lines().anyMatch(line -> line.startsWith("  gate ")), program.out());
    }

    /** Writes a gate with its verdict. */
    private void gate(GatedRun run) throws IOException {
        run.write(folder);
        GatedVerdict.write(folder);
    }

    private static int run(Map<String, String> environment, StringWriter out, String... args) {
        PrintWriter writer = new PrintWriter(out, true);
        return new CommandLine(new GateVerb(environment))
                .setOut(writer)
                .setErr(writer)
                .execute(args);
    }
}
