package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.Profile;
import io.github.diobench.suite.fixture.SampleFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
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
                "run --profile good --looks --rounds 8 | --looks has rounds of its own, [8, 16, 32] of the margins",
                "run --profile good --looks | --looks ends a run when all is decided, but there is nothing to decide: no ",
                "run --profile good --rounds x | 'x' is not an int; 'java -jar benchmarks.jar run --help'",
                "run --profile good --benchmark [ | cannot convert '[' to Pattern",
                "run --profile good --jvm /nowhere | --jvm /nowhere: there is no Java there",
                "run --profile good --regime Nope | --regime Nope leaves nothing of profile good; it has judged, timer",
                "run --profile good --param bios | --param bios: type a name and a value, such as --param bios=16",
                "run --profile good --param bios=x | --param bios=x leaves nothing of profile good; it has bios=2",
                "run --profile good --param counter=slow | --param counter=slow: counters are chosen with --counter",
                "run --profile good --budget 5 | '5' is not a duration such as 90s, 2m or 500ms",
                "run --profile good --plan-only --budget 1ms | --budget 1ms is too short: the least is --budget 10s, for 1 ",
                "run --profile good --verbose | --verbose shows more of the plan: type --plan-only --verbose",
                "run --resume nowhere | no plan at nowhere",
                "run --resume nowhere --seed 3 | --seed cannot stand beside --resume, which goes on with the plan in",
                "run --profile good --resume nowhere | --profile cannot stand beside --resume",
                "run --resume | Missing required parameter for option '--resume' (DIR)",
                "run --profile good --pin x | 'x' is none of none, spread, compact; 'java -jar benchmarks.jar run --help'",
                "lsit | Unmatched argument at index 0: 'lsit'; did you mean list? ",
                "histroy | Unmatched argument at index 0: 'histroy'; did you mean history or ",
                "run --profil good | Unknown options: '--profil', 'good'; did you mean --profile? ",
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
        for (String verb : List.of("run", "list", "doctor", "verify", "explain", "report", "export", "import", "jmh")) {
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
    void list_tells_how_long_each_profile_takes() {
        assertEquals(0, program.run("list"));
        assertTrue(
                Pattern.compile("  good: for tests\n    2 regimes, 2 rounds, 5 forks: about \\d+ s\n")
                        .matcher(program.out())
                        .find(),
                program.out());
    }

    @Test
    void a_plan_shows_the_order_of_its_first_round_and_of_all_if_asked() {
        assertEquals(0, program.run("run", "--profile", "good", "--plan-only", "--seed", "3"));
        String brief = program.out();
        assertTrue(brief.contains("Round 1 of 2, 3 forks in this order:\n"), brief);
        assertTrue(brief.contains("; --verbose shows all.\n"), brief);
        assertFalse(brief.contains("Round 2"), brief);
        Program another = new Program();
        assertEquals(0, another.run("run", "--profile", "good", "--plan-only", "--seed", "3", "--verbose"));
        assertTrue(another.out().contains("Round 2 of 2, 2 forks in this order:\n  judged  "), another.out());
        assertFalse(another.out().contains("--verbose"), another.out());
    }

    @Test
    void two_jvms_are_two_regimes(@TempDir Path folder) throws IOException {
        Path own = Path.of(System.getProperty("java.home"));
        Path same = Files.createSymbolicLink(folder.resolve("same"), own);
        assertEquals(
                0,
                program.run(
                        "run", "--profile", "good", "--plan-only", "--regime", "judged", "--jvm", own + "," + same));
        String major = Integer.toString(Runtime.version().feature());
        assertTrue(program.out().contains("  judged@" + major + "-1  RecordingBenchmark.request"), program.out());
        assertTrue(program.out().contains("  judged@" + major + "-2  RecordingBenchmark.request"), program.out());
        assertTrue(program.out().contains(same.resolve("bin").resolve("java") + " (@" + major + "-2)"), program.out());
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

    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, OutOfMemoryError.class, InternalError.class})
    void no_error_is_taken_for_a_regression(Class<? extends Error> type) throws Exception {
        Error error = type.getConstructor().newInstance();
        StringWriter err = new StringWriter();
        List<Profile> failing = new AbstractList<>() {
            @Override
            public Profile get(int index) {
                throw error;
            }

            @Override
            public int size() {
                return 1;
            }
        };
        Main main = new Main(failing, new PrintWriter(Writer.nullWriter(), true), new PrintWriter(err, true));
        assertEquals(70, main.run("list"));
        assertEquals(1, err.toString().lines().count(), err.toString());
        if (err.toString().contains(" report it with ")) {
            Files.delete(Path.of(err.toString().strip().replaceAll(".* report it with ", "")));
        }
    }

    @Test
    void a_bug_is_one_line_that_names_a_file_with_the_details() throws IOException {
        StringWriter err = new StringWriter();
        // A profile that is not there: the kind of thing that should never happen.
        Main main = new Main(
                Collections.singletonList(null),
                new PrintWriter(Writer.nullWriter(), true),
                new PrintWriter(err, true));
        assertEquals(70, main.run("list"));
        assertEquals(1, err.toString().lines().count(), err.toString());
        Path details = Path.of(err.toString().strip().replaceAll(".* report it with ", ""));
        try {
            String text = Files.readString(details);
            assertTrue(text.startsWith("arguments: list\n"), text);
            assertTrue(text.contains("\tat io.github.diobench.suite.cli."), text);
        } finally {
            Files.deleteIfExists(details);
        }
    }

    @Test
    void a_journal_of_another_plan_is_a_mistake(@TempDir Path folder) throws IOException {
        SampleFolder.write(folder);
        Path plan = folder.resolve("plan.json");
        Files.writeString(plan, Files.readString(plan).replace("timer", "other"));
        for (String verb : List.of("report", "verdict")) {
            assertEquals(2, program.run(verb, folder.toString()));
            assertEquals(
                    "diobench: " + folder.resolve("journal.jsonl")
                            + " does not belong to the plan beside it: line 6 is of cell timer.none, which is not planned\n",
                    program.err());
        }
    }
}
