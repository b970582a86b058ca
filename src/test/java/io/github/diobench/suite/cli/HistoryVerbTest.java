package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.fixture.DerivedRun;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.fixture.SampleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verb from the command line to its exit code, on runs that were made up. */
final class HistoryVerbTest {
    private static final RunData ORIGINAL = new JudgedRun().data();
    private static final Instant FIRST = Instant.parse("2026-11-01T12:00:00Z");
    private static final int RUNS = 16;
    private static final int CHANGED = 8;

    private final Program program = new Program();

    @TempDir
    private Path folder;

    private static DerivedRun run(int number) {
        return new DerivedRun(ORIGINAL, commit(number), FIRST.plus(number, ChronoUnit.DAYS));
    }

    private static String commit(int number) {
        return String.format(Locale.ROOT, "%07x%033x", 0xfeed000 + number, number);
    }

    private int history(String... args) {
        String[] all = Stream.concat(
                        Stream.concat(Stream.of("history"), Stream.of(args)), Stream.of("--store", store().toString()))
                .toArray(String[]::new);
        return program.run(all);
    }

    private Path store() {
        return folder.resolve("history");
    }

    private Path write(int number, double factor) throws IOException {
        double noise = 1 + 0.002 * (number * 7 % 5);
        return run(number)
                .withFactor("spin", noise * factor)
                .write(folder.resolve("run-" + number))
                .path();
    }

    private void addAll(double factor) throws IOException {
        for (int number = 0; number < RUNS; number++) {
            assertEquals(
                    0,
                    history("add", write(number, number < CHANGED ? 1 : factor).toString()),
                    program.err());
        }
    }

    @Test
    void add_tells_what_it_added_and_adds_nothing_twice() throws IOException {
        String run = write(0, 1).toString();
        assertEquals(0, history("add", run));
        assertTrue(
                program.out().startsWith("Added run run-0 of commit feed000: 8 points, in " + store()), program.out());
        assertTrue(program.out().contains("Git does not know when commit feed000 was made ("), program.out());
        assertFalse(program.out().contains("(null)"), program.out());
        List<Path> files = files();
        String text = Files.readString(files.get(0));

        assertEquals(0, history("add", run));
        assertTrue(program.out().startsWith("Nothing added: run run-0 is there already, in "), program.out());
        assertEquals(files, files());
        assertEquals(text, Files.readString(files.get(0)));
    }

    @Test
    void runs_of_one_call_are_added_all_or_none() throws IOException {
        String one = write(0, 1).toString();
        assertEquals(2, history("add", one, "nowhere"));
        assertFalse(Files.exists(store()));
        assertEquals(0, history("add", one, write(1, 1).toString(), "--commit-time", "2026-10-31T13:00:00+01:00"));
        assertEquals(2, files().size());
        assertTrue(Files.readString(files().get(0)).contains("\"commitTime\":\"2026-10-31T12:00:00Z\""));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(store())) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void a_night_whose_control_is_void_is_stored_and_left_out() throws IOException {
        String bad = run(0).withFactor("atomic-again", 1.3)
                .write(folder.resolve("bad"))
                .path()
                .toString();
        assertEquals(0, history("add", bad));
        assertTrue(
                program.out().contains("The run is refused and left out of every search: control atomic-again in "),
                program.out());
        assertEquals(0, history("check"));
        assertTrue(program.out().contains("- run bad is left out: control atomic-again in "), program.out());
    }

    @Test
    void a_step_is_found_from_the_command_line() throws IOException {
        addAll(1.1);
        Path markdown = folder.resolve("changes.md");
        assertEquals(1, history("check", "--md", markdown.toString()));
        assertEquals(program.out(), Files.readString(markdown));
        assertTrue(program.out().contains("2 confirmed regressions."), program.out());
        assertTrue(program.out().contains("async-write-16-queued.spin@17"), program.out());
        assertFalse(program.out().contains("synchronized@17"), program.out());

        assertEquals(0, history("check", "--arm", "synchronized"));
        assertEquals(1, history("check", "--regime", "inline", "--machine", "some-cpu"));
        assertTrue(program.out().contains("1 confirmed regression."), program.out());

        assertEquals(0, history("show", "--arm", "^spin$"));
        assertTrue(program.out().contains("REGRESSION +"), program.out());

        Path page = folder.resolve("history.html");
        assertEquals(0, history("show", "--html", page.toString()));
        assertTrue(Files.readString(page).contains("</html>"), program.out());

        Files.writeString(
                store().resolve("acknowledged.jsonl"),
                "{\"commit\":\"" + commit(CHANGED)
                        + "\",\"series\":\".*\",\"reason\":\"wanted\",\"expires\":\"9999-12-31\"}\n");
        assertEquals(0, history("check"), program.out());
        assertTrue(program.out().contains("2 acknowledged"), program.out());
    }

    @Test
    void without_a_step_nothing_fails() throws IOException {
        addAll(1);
        assertEquals(0, history("check"));
        assertTrue(program.out().startsWith("# Changes in the history\n\nNo confirmed regression.\n"), program.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "history | what shall be done with the history? Type add, show or check; 'java -jar benchmarks.jar history",
                "history add | Missing required parameter: 'RUN",
                "history add nowhere | no plan at nowhere",
                "history add THREE | cannot be a point of the history: it takes at least 5 rounds, and this run has 3",
                "history add pom.xml | no plan at pom.xml",
                "history add RUN --commit-time today | --commit-time: 'today' is not a time such as 2026-11-24T10:15:00Z",
                "history add RUN --store pom.xml | pom.xml",
                "history show --store nowhere | there is no history at nowhere; 'history add RUN' begins one",
                "history check --store nowhere | there is no history at nowhere",
                "history check --store pom.xml | there is no history at pom.xml",
                "history check --store EMPTY | the history is empty",
                "history show --regime [ | '['",
                "history check --wrong | Unknown option: '--wrong'"
            })
    void a_mistake_is_one_line_and_exit_code_2(String args, String message) throws IOException {
        SampleFolder.write(Files.createDirectory(folder.resolve("three")));
        Files.createDirectory(folder.resolve("empty"));
        String typed = args.replace("RUN", write(0, 1).toString())
                .replace("THREE", folder.resolve("three").toString())
                .replace("EMPTY", folder.resolve("empty").toString());
        assertEquals(2, program.run(typed.split(" ")));
        assertEquals(1, program.err().lines().count(), program.err());
        assertTrue(program.err().startsWith("diobench: "), program.err());
        assertTrue(program.err().contains(message), program.err());
        assertEquals("", program.out());
    }

    @Test
    void a_damaged_store_fails_before_anything_is_written() throws IOException {
        history("add", write(0, 1).toString());
        Path file = files().get(0);
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 10));
        Path page = folder.resolve("page.html");
        assertEquals(2, history("show", "--html", page.toString()));
        assertEquals("diobench: " + file + " is damaged: its last line is cut off\n", program.err());
        assertFalse(Files.exists(page));
        assertEquals(2, history("add", folder.resolve("run-0").toString()));
        assertEquals(1, program.err().lines().count(), program.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"history --help", "history add --help", "history show --help", "history check --help"})
    void help_is_not_a_mistake(String args) {
        assertEquals(0, program.run(args.split(" ")));
        assertTrue(program.out().startsWith("Usage: java -jar benchmarks.jar history"), program.out());
        assertTrue(program.out().lines().allMatch(line -> line.length() <= 90), program.out());
    }
}
