package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.fixture.JudgedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompareVerbTest {
    private static final Path REFERENCE = Path.of("src", "test", "resources", "stored", "quick-17");

    private final Program program = new Program();

    @TempDir
    private Path folder;

    private Path a;
    private Path b;

    @BeforeEach
    void makeRuns() throws IOException {
        a = Files.createDirectory(folder.resolve("a"));
        b = Files.createDirectory(folder.resolve("b"));
        new JudgedRun().withRounds(2).write(a);
        new JudgedRun().withRounds(2).withCost("spin", 1.5).write(b);
    }

    @Test
    void two_runs_are_compared_and_never_judged() throws IOException {
        Path json = folder.resolve("c.json");
        Path markdown = folder.resolve("c.md");
        Path html = folder.resolve("c.html");
        assertEquals(0, compare(a, b, "--json", json + "", "--md", markdown + "", "--html", html + ""), program.err());
        assertEquals(Files.readString(markdown), program.out());
        assertTrue(program.out().contains("\nNo verdict: B did not run in turns with A"), program.out());
        assertTrue(program.out().contains("let 'gate' run both in turns.\n"), program.out());
        assertTrue(Files.readString(json).contains("\"order\" : \"blocked\""));
        assertTrue(Files.readString(html).contains("<svg"));
        for (String text : List.of(program.out(), Files.readString(json), Files.readString(html))) {
            assertFalse(text.contains("PASS") || text.contains("FAIL"), text);
        }
    }

    @Test
    void runs_that_were_not_measured_alike_are_refused_by_name() throws IOException {
        alter(b, "Some CPU", "Other CPU");
        alter(b, "-XX:+UseParallelGC", "-XX:+UseSerialGC");
        Path json = folder.resolve("c.json");
        assertEquals(4, compare(a, b, "--json", json.toString()));
        assertEquals(1, program.err().lines().count(), program.err());
        assertTrue(
                program.err()
                        .contains("cpu is 'Some CPU' in A and 'Other CPU' in B; "
                                + "jvmArgs is '-XX:+UseParallelGC' in A and '-XX:+UseSerialGC' in B"),
                program.err());
        assertTrue(program.err().contains("--across-machines"), program.err());
        assertEquals("", program.out());
        assertTrue(Files.notExists(json));
    }

    @Test
    void other_code_is_what_one_wants_to_compare() throws IOException {
        alter(b, "1a2b3c4d5e6f", "ffffffffffff");
        alter(b, "abababab", "cdcdcdcd");
        assertEquals(0, compare(a, b), program.err());
        assertTrue(program.out().contains("commit ffffffffffff"), program.out());
    }

    @Test
    void the_reference_run_is_compared_with_one_of_another_machine() throws IOException {
        for (String name : List.of("plan.json", "environment.json", "journal.jsonl")) {
            Files.write(b.resolve(name), Files.readAllBytes(REFERENCE.resolve(name)));
        }
        alter(b, "\"cpus\" : 2", "\"cpus\" : 64");
        assertEquals(4, compare(REFERENCE, b));
        assertEquals(0, compare(REFERENCE, b, "--across-machines"), program.err());
        assertTrue(
                program.out()
                        .contains(
                                "\n- across machines: only ratios to the reference of the same run are compared, no times, "
                                        + "because cpus is '2' in A and '64' in B\n"),
                program.out());
        assertTrue(program.out().contains("\n| async-write-16-inline         | spin         | atomic "), program.out());
        assertFalse(program.out().contains("## Times") || program.out().contains(" ns"), program.out());
        assertFalse(program.out().contains("PASS") || program.out().contains("FAIL"), program.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compare A | Missing required parameter: 'B'",
                "compare A A | A and B are the same folder, ",
                "compare A A/../a | A and B are the same folder, ",
                "compare A nowhere | no plan at nowhere/plan.json: is this the folder of a run?",
                "compare pom.xml A | no plan at pom.xml/plan.json",
                "compare A B --json A | that is a folder; name a file",
                "compare A B --md nowhere/c.md | --md nowhere/c.md: there is no folder nowhere",
                "compare A B --md A/c --html A/c | another option names the same file",
                "compare A B --json B/journal.jsonl | journal.jsonl would write over a part of a run",
                "compare A B --xml c | Unknown options: '--xml', 'c'"
            })
    void a_mistake_is_one_line_and_exit_code_2(String args, String message) throws IOException {
        String journal = Files.readString(b.resolve("journal.jsonl"));
        String[] typed = args.split(" ");
        for (int i = 1; i < typed.length; i++) {
            typed[i] = typed[i].replaceFirst("^A(?=$|/)", a.toString()).replaceFirst("^B(?=$|/)", b.toString());
        }
        assertEquals(2, program.run(typed));
        assertEquals(1, program.err().lines().count(), program.err());
        assertTrue(program.err().contains(message), program.err());
        assertEquals("", program.out());
        assertEquals(journal, Files.readString(b.resolve("journal.jsonl")));
    }

    @ParameterizedTest
    @CsvSource({
        "plan.json, '{\"schemaVersion\" : 2'",
        "plan.json, '{}'",
        "plan.json, ''",
        "environment.json, '[]'",
        "environment.json, '{\"cpus\" : \"NaN\"}'",
        "journal.jsonl, '{\"number\" : 1'",
        "journal.jsonl, '{}'"
    })
    void a_damaged_run_is_one_line_and_exit_code_2(String file, String content) throws IOException {
        Files.writeString(b.resolve(file), content + "\n");
        assertEquals(2, compare(a, b), program.out());
        assertEquals(1, program.err().lines().count(), program.err());
        assertTrue(program.err().contains(file), program.err());
    }

    @Test
    void a_damaged_histogram_is_one_line_and_exit_code_2() throws IOException {
        Path journal = b.resolve("journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replaceFirst("HISTFAAA......", "HISTFAAAAAAAAA"));
        assertEquals(2, compare(a, b), program.out());
        assertEquals(1, program.err().lines().count(), program.err());
        assertTrue(program.err().contains("histogram"), program.err());
    }

    @Test
    void help_tells_the_exit_codes() {
        assertEquals(0, program.run("compare", "--help"));
        assertTrue(program.out().contains("4 refused"), program.out());
        program.run("--help");
        assertTrue(program.out().lines().anyMatch(line -> line.startsWith("  compare ")), program.out());
    }

    private int compare(Path one, Path other, String... options) {
        String[] args = new String[3 + options.length];
        args[0] = "compare";
        args[1] = one.toString();
        args[2] = other.toString();
        System.arraycopy(options, 0, args, 3, options.length);
        return program.run(args);
    }

    private static void alter(Path run, String from, String to) throws IOException {
        Path environment = run.resolve("environment.json");
        Files.writeString(environment, Files.readString(environment).replace(from, to));
    }
}
