package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.fixture.SampleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
    private final Program program = new Program();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --profile nope | there is no profile 'nope'; there are good, mixed, hanging, stuck, long",
                "run --profile good --counter nope | there is no counter 'nope'; there are ",
                "run --profile good --benchmark Nope | --benchmark Nope leaves nothing of profile good",
                "run --profile good --rounds 0 | --rounds must be at least 1 but is 0",
                "run --profile good --rounds x | 'x' is not an int; 'java -jar benchmarks.jar run --help'",
                "run --profile good --benchmark [ | cannot convert '[' to Pattern",
                "run --profile good --jvm /nowhere | --jvm /nowhere: there is no Java there",
                "run --resume nowhere | no plan at nowhere",
                "run --resume nowhere --seed 3 | --seed cannot stand beside --resume, which goes on with the plan in",
                "run --profile good --resume nowhere | --profile cannot stand beside --resume",
                "run --resume | Missing required parameter for option '--resume' (DIR)",
                "run --wrong | Unknown option: '--wrong'; 'java -jar benchmarks.jar run --help' shows what it takes",
                "report | Missing required parameter: 'DIR'",
                "report nowhere | no plan at nowhere",
                "run --classpath /no/where.jar | --classpath /no/where.jar: there is no such file",
                "list --classpath pom.xml | pom.xml: not a jar: ",
                "verify --classpath docs | --classpath docs: no counter there, for it has no META-INF/services/",
                "verify --time 10 | '10' is not a duration such as 90s, 2m or 500ms",
                "explain | Missing required parameter: 'TOPIC'",
                "explain life | there is no topic 'life'; there is race",
                "nonsense | 'nonsense'; 'java -jar benchmarks.jar --help' shows what it takes"
            })
    void a_mistake_is_one_line_and_exit_code_2(String args, String message) {
        assertEquals(2, program.run(args.split(" ")));
        assertEquals(1, program.err().lines().count(), program.err());
        assertTrue(program.err().startsWith("diobench: "), program.err());
        assertTrue(program.err().contains(message), program.err());
        assertEquals("", program.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run -wi 1 -f 2 Request | -wi 1 -f 2 Request",
                "run --profile good -prof gc | -prof gc",
                "run -p counter=spin | -p counter=spin",
                "-f 1 | -f 1"
            })
    void a_flag_of_jmh_is_pointed_to_its_verb(String args, String meant) {
        assertEquals(2, program.run(args.split(" ")));
        assertTrue(program.err().endsWith("; did you mean 'jmh " + meant + "'?\n"), program.err());
        assertEquals(1, program.err().lines().count(), program.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "run --help",
                "list --help",
                "report --help",
                "verify --help",
                "explain --help",
                "doctor --help"
            })
    void help_is_not_a_mistake(String args) {
        assertEquals(0, program.run(args.split(" ")));
        assertTrue(program.out().startsWith("Usage: java -jar benchmarks.jar"), program.out());
        assertEquals("", program.err());
    }

    @Test
    void help_names_every_verb() {
        program.run("--help");
        for (String verb : List.of("run", "list", "doctor", "verify", "explain", "report", "jmh")) {
            assertTrue(program.out().lines().anyMatch(line -> line.startsWith("  " + verb + " ")), verb);
        }
    }

    @Test
    void the_version_is_told() {
        assertEquals(0, program.run("--version"));
        assertTrue(program.out().startsWith("diobench "), program.out());
    }

    @Test
    void list_shows_benchmarks_parameters_counters_and_profiles() {
        assertEquals(0, program.run("list"));
        assertTrue(program.out().contains("RecordingBenchmark.request\n"), program.out());
        assertTrue(program.out().contains("    bios = 2, 1\n"), program.out());
        assertTrue(program.out().contains("quick, slow, broken, dying, hanging"), program.out());
        assertTrue(program.out().contains("  good: for tests\n"), program.out());
    }

    @Test
    void jmhs_arguments_reach_jmh() {
        // With -h JMH only prints its help, to the real standard output.
        assertEquals(0, program.run("jmh", "-h"));
        assertEquals("", program.err());
    }

    @Test
    void report_remakes_all_files(@TempDir Path folder) throws IOException {
        SampleFolder.write(folder);
        assertEquals(0, program.run("report", folder.toString()));
        assertTrue(program.out().contains(Files.readString(folder.resolve("table.md"))), program.out());
        assertTrue(
                program.out()
                        .endsWith("Files in " + folder
                                + ":\n  environment.json\n  jmh-result.json\n  journal.jsonl\n  latency/ with 3 files\n  latency.hlog\n  plan.json\n"
                                + "  summary.csv\n  table.md\n"),
                program.out());
    }

    @Test
    void a_bug_is_one_line_that_names_a_file_with_the_details(@TempDir Path folder) throws IOException {
        SampleFolder.write(folder);
        // A journal of another plan than the one beside it: the kind of thing that should never happen.
        Path plan = folder.resolve("plan.json");
        Files.writeString(plan, Files.readString(plan).replace("\"name\" : \"timer\"", "\"name\" : \"other\""));
        assertEquals(70, program.run("report", folder.toString()));
        assertEquals(1, program.err().lines().count(), program.err());
        Path details = Path.of(program.err().strip().replaceAll(".* report it with ", ""));
        try {
            String text = Files.readString(details);
            assertTrue(text.startsWith("arguments: report " + folder + "\n"), text);
            assertTrue(text.contains("\tat io.github.diobench.suite.report."), text);
        } finally {
            Files.deleteIfExists(details);
        }
    }
}
