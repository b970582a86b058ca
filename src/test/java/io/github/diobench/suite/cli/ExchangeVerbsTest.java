package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.fixture.SampleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs {@code export} and {@code import}. */
final class ExchangeVerbsTest {
    private static final String BEFORE = "src/test/resources/exchange/before.json";
    private static final String AFTER = "src/test/resources/exchange/after.json";

    private final Program program = new Program();

    @TempDir
    private Path folder;

    private Path run;

    @BeforeEach
    void write() throws IOException {
        run = SampleFolder.write(Files.createDirectory(folder.resolve("run"))).path();
    }

    @Test
    void a_single_file_is_printed_or_written() throws IOException {
        assertEquals(0, program.run("export", run.toString(), "--format", "bmf"));
        String printed = program.out();
        assertTrue(printed.startsWith("{\n"), printed);
        Path file = folder.resolve("new").resolve("some.json");
        assertEquals(0, program.run("export", run.toString(), "--format", "bmf", "--output", file.toString()));
        assertEquals(printed, Files.readString(file));
        assertEquals("wrote " + file + "\n", program.out());
        assertEquals(0, program.run("export", run.toString(), "--format", "bmf", "--output", folder.toString()));
        assertEquals(printed, Files.readString(folder.resolve("bencher.json")));
    }

    @Test
    void stock_jmh_json_is_that_of_the_report() throws IOException {
        assertEquals(0, program.run("export", run.toString(), "--format", "jmh"));
        String exported = program.out();
        assertEquals(0, program.run("report", run.toString()));
        assertEquals(Files.readString(run.resolve("jmh-result.json")), exported);
    }

    @ParameterizedTest
    @CsvSource({
        "github-action-benchmark, customSmallerIsBetter.json",
        "otava, otava.csv",
        "otava, otava.yaml",
        "hgrm, latency.spin.lat.hgrm"
    })
    void several_files_go_to_a_folder(String format, String file) throws IOException {
        Map<String, String> before = content(run);
        Path out = folder.resolve("out");
        assertEquals(0, program.run("export", run.toString(), "--format", format, "--output", out.toString()));
        assertTrue(program.out().contains("wrote " + out.resolve(file) + "\n"), program.out());
        assertFalse(Files.readString(out.resolve(file)).isEmpty());
        assertEquals(before, content(run), "the run is as it was");
    }

    @Test
    void import_shows_one_file_or_two() {
        assertEquals(0, program.run("import", BEFORE));
        assertTrue(program.out().contains("## " + BEFORE), program.out());
        assertEquals(0, program.run("import", BEFORE, AFTER));
        assertTrue(program.out().contains("## Both, not judged"), program.out());
    }

    @Test
    void import_writes_json_as_well() throws IOException {
        Path file = folder.resolve("both.json");
        assertEquals(0, program.run("import", BEFORE, AFTER, "--output", file.toString()));
        assertTrue(Files.readString(file).contains("\"order\" : \"blocked\""));
        assertTrue(program.out().startsWith("# Results of JMH\n"), program.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "export RUN | Missing required option: '--format=NAME'",
                "export --format bmf | Missing required parameter",
                "export RUN --format xml | there is no format 'xml'; there are jmh, github-action-benchmark, bmf, otava, hgrm",
                "export RUN --format otava | format otava has several files: name a folder with --output",
                "export RUN RUN --format bmf | format bmf takes one run, not 2; only otava takes several",
                "export RUN RUN --format otava --output FOLDER/out | run 20261118T110640Z-1a2b3c4 is there twice",
                "export nowhere --format bmf | no plan at nowhere",
                "export RUN --format bmf --output RUN/journal.jsonl | journal.jsonl would write over a part of a run",
                "export RUN --format bmf --output RUN/../run/plan.json | plan.json would write over a part of a run",
                "export RUN --format otava --output RUN/plan.json | plan.json is a file; this format has several and wants a",
                "export RUN --format bmf --output RUN/plan.json/x | FileAlreadyExistsException",
                "import | Missing required parameter",
                "import nowhere.json | nowhere.json: there is no such file",
                "import RUN | is a folder; a file is wanted",
                "import RUN/plan.json | plan.json is not JMH's JSON: it is not a list of results",
                "import RUN/journal.jsonl | journal.jsonl is not JMH's JSON: ",
                "import RUN/plan.json --output RUN/plan.json | plan.json would write over a part of a run",
                "import BEFORE --output RUN | that is a folder; name a file",
                "import BEFORE --output /proc/both.json | Exception: /proc/"
            })
    void a_mistake_is_one_line_and_exit_code_2_and_changes_nothing(String args, String message) throws IOException {
        Map<String, String> before = content(folder);
        String[] words = args.replace("RUN", run.toString())
                .replace("FOLDER", folder.toString())
                .replace("BEFORE", BEFORE)
                .split(" ");
        assertEquals(2, program.run(words), program.err());
        assertEquals(1, program.err().lines().count(), program.err());
        assertTrue(program.err().startsWith("diobench: "), program.err());
        assertTrue(program.err().contains(message), program.err());
        assertEquals("", program.out());
        assertEquals(before, content(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan.json", "environment.json", "journal.jsonl"})
    void a_damaged_run_leaves_older_exports_as_they_are(String name) throws IOException {
        Path out = folder.resolve("out");
        assertEquals(0, program.run("export", run.toString(), "--format", "otava", "--output", out.toString()));
        Path file = run.resolve(name);
        String text = Files.readString(file);
        Files.writeString(file, "{" + text.substring(0, text.length() / 2) + "\n");
        Map<String, String> before = content(folder);
        for (List<String> args : List.of(
                List.of("export", run.toString(), "--format", "otava", "--output", out.toString()),
                List.of("report", run.toString()),
                List.of("verdict", run.toString()))) {
            assertEquals(2, program.run(args.toArray(String[]::new)), program.err());
            assertEquals(1, program.err().lines().count(), program.err());
            assertEquals(before, content(folder));
        }
    }

    @Test
    void help_tells_the_formats_and_where_a_verdict_is_to_be_had() {
        assertEquals(0, program.run("export", "--help"));
        assertTrue(program.out().contains("docs/formats.md"), program.out());
        assertEquals(0, program.run("import", "--help"));
        assertTrue(program.out().replaceAll("\\s+", " ").contains("gate --base base.jar"), program.out());
        program.run("--help");
        assertTrue(program.out().lines().anyMatch(line -> line.startsWith("  export ")), program.out());
        assertTrue(program.out().lines().anyMatch(line -> line.startsWith("  import ")), program.out());
    }

    private static Map<String, String> content(Path top) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (var files = Files.walk(top)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(top.relativize(file).toString(), Files.readString(file));
            }
        }
        return content;
    }
}
