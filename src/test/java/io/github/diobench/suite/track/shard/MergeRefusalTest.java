package io.github.diobench.suite.track.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Shard;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.fixture.SplitRun;
import io.github.diobench.suite.judge.MarginsFile;
import io.github.diobench.suite.record.Histograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not be merged is refused by name, and leaves nothing behind. */
final class MergeRefusalTest {
    @TempDir
    private Path folder;

    private Path shards;

    @BeforeEach
    void split() throws IOException {
        var whole = new JudgedRun().write(Files.createDirectories(folder.resolve("whole")));
        Files.writeString(whole.margins(), MarginsFile.shipped().text());
        shards = folder.resolve("shards");
        SplitRun.into(shards, whole, 3, Shard.By.ROUNDS);
    }

    private Path in(int shard, String file) {
        return shards.resolve("shard-" + shard).resolve(file);
    }

    private void change(int shard, String file, String from, String to) throws IOException {
        String text = Files.readString(in(shard, file));
        assertTrue(text.contains(from), from);
        Files.writeString(in(shard, file), text.replaceFirst("\\Q" + from + "\\E", Matcher.quoteReplacement(to)));
    }

    private void requireMistake(String message) throws IOException {
        assertFalse(failure(message, false).isRefusal(), message);
    }

    private void requireRefusal(String message, boolean acrossMachines) throws IOException {
        assertTrue(failure(message, acrossMachines).isRefusal(), message);
    }

    private UserError failure(String message, boolean acrossMachines) throws IOException {
        UserError error = assertThrows(
                UserError.class, () -> Merge.into(folder.resolve("merged"), List.of(shards), acrossMachines));
        String text = error.getMessage().replace(folder + "/", "");
        assertTrue(text.contains(message), text);
        assertEquals(1, text.lines().count(), text);
        try (Stream<Path> entries = Files.list(folder)) {
            assertEquals(
                    List.of("shards", "whole"),
                    entries.map(entry -> entry.getFileName().toString())
                            .sorted()
                            .toList());
        }
        return error;
    }

    @Test
    void a_missing_shard() throws IOException {
        Files.move(shards.resolve("shard-2"), shards.resolve(".shard-2"));
        requireMistake("1 of 3 shards are missing: [2]");
    }

    @Test
    void a_shard_that_is_there_twice() throws IOException {
        Path again = Files.createDirectory(shards.resolve("again"));
        for (String file : List.of("plan.json", "environment.json", "margins.json", "journal.jsonl")) {
            Files.copy(in(2, file), again.resolve(file));
        }
        requireMistake("shard 2/3 is there 2 times: shards/again, shards/shard-2");
    }

    @Test
    void a_shard_under_two_numbers() throws IOException {
        for (String file : List.of("plan.json", "journal.jsonl")) {
            Files.copy(in(1, file), in(2, file), StandardCopyOption.REPLACE_EXISTING);
        }
        change(2, "plan.json", "\"index\" : 1", "\"index\" : 2");
        requireMistake(
                "fork 1 (async-write-16-inline.spin in round 1) is in shard 2/3 (shards/shard-2) and in shard 1/3 "
                        + "(shards/shard-1)");
    }

    @Test
    void a_fork_that_is_planned_nowhere() throws IOException {
        // The last slot of the first shard, and its line.
        String plan = Files.readString(in(1, "plan.json"));
        int last = plan.lastIndexOf(",\n    {");
        Files.writeString(in(1, "plan.json"), plan.substring(0, last) + "\n  ]\n}\n");
        List<String> lines = Files.readAllLines(in(1, "journal.jsonl"));
        Files.write(in(1, "journal.jsonl"), lines.subList(0, lines.size() - 1));
        requireMistake("fork " + lines.size() + " is in no shard, though later ones are");
    }

    @Test
    void another_plan() throws IOException {
        change(3, "plan.json", "\"seed\" : 42", "\"seed\" : 43");
        requireMistake(
                "shard 3/3 (shards/shard-3) does not go with shard 1/3 (shards/shard-1): the seed is 43 and not 42");
        change(3, "plan.json", "\"seed\" : 43", "\"seed\" : 42");
        change(3, "plan.json", "\"by\" : \"rounds\"", "\"by\" : \"benchmark\"");
        requireMistake("what they are split by is benchmark and not rounds");
        change(3, "plan.json", "\"by\" : \"benchmark\"", "\"by\" : \"rounds\"");
        change(3, "plan.json", "\"count\" : 3", "\"count\" : 4");
        requireMistake("the number of shards is 4 and not 3");
        change(3, "plan.json", "\"count\" : 4", "\"count\" : 3");
        change(3, "plan.json", "\"measurementMillis\" : 100", "\"measurementMillis\" : 101");
        requireMistake("the timing is ");
    }

    @Test
    void another_version_of_a_format() throws IOException {
        change(2, "plan.json", "\"schemaVersion\" : 3", "\"schemaVersion\" : 9");
        requireMistake("shards/shard-2/plan.json has format 9, this diobench reads formats 2 to 3");
        change(2, "plan.json", "\"schemaVersion\" : 9", "\"schemaVersion\" : 3");
        change(2, "environment.json", "\"schemaVersion\" : 3", "\"schemaVersion\" : 2");
        requireMistake("the format of environment.json is 2 and not 3");
    }

    @Test
    void other_margins() throws IOException {
        change(2, "margins.json", "0.03", "0.3");
        requireMistake("shard 2/3 (shards/shard-2) does not go with shard 1/3 (shards/shard-1): margins.json is ");
        Files.delete(in(2, "margins.json"));
        requireMistake("margins.json is null and not ");
    }

    @Test
    void a_fork_that_is_missing() throws IOException {
        String journal = Files.readString(in(2, "journal.jsonl"));
        int line = journal.lastIndexOf('\n', journal.length() - 2);
        for (int length : new int[] {line + 1, journal.length() - 1}) {
            Files.writeString(in(2, "journal.jsonl"), journal.substring(0, length));
            requireMistake("shard 2/3 (shards/shard-2) lacks 1 of its 39 forks, the first of them "
                    + "latency-async-write-16-queued.");
        }
        Files.writeString(in(2, "journal.jsonl"), "");
        requireMistake("lacks 39 of its 39 forks, the first of them async-write-16-inline.");
    }

    @Test
    void a_fork_of_another_shard() throws IOException {
        String foreign = Files.readAllLines(in(1, "journal.jsonl")).get(0) + "\n";
        Files.writeString(in(2, "journal.jsonl"), foreign, StandardOpenOption.APPEND);
        requireMistake(
                "shard 2/3 (shards/shard-2) has fork 1 (async-write-16-inline.spin in round 1) in its journal, which is "
                        + "not a part of its plan");
    }

    @Test
    void a_fork_that_measured_something_else_than_planned() throws IOException {
        change(2, "journal.jsonl", "\"rw\":\"write\"", "\"rw\":\"read\"");
        requireMistake("in its journal, which is not a part of its plan");
    }

    @Test
    void a_fork_that_is_there_twice() throws IOException {
        String own = Files.readAllLines(in(2, "journal.jsonl")).get(0) + "\n";
        Files.writeString(in(2, "journal.jsonl"), own, StandardOpenOption.APPEND);
        requireMistake(" twice");
    }

    @Test
    void a_damaged_journal() throws IOException {
        change(2, "journal.jsonl", "\"round\":", "\"round\"");
        requireMistake("line 1 of shards/shard-2/journal.jsonl is damaged: ");
    }

    @Test
    void another_machine_unless_it_is_asked_for() throws IOException {
        change(2, "environment.json", "\"Some CPU\"", "\"Other CPU\"");
        requireRefusal(
                "shard 2/3 (shards/shard-2) ran on another machine than shard 1/3 (shards/shard-1): cpu was 'Some CPU' and is "
                        + "'Other CPU'; --across-machines merges them all the same",
                false);
    }

    @Test
    void other_code_or_another_jvm_in_any_case() throws IOException {
        change(2, "environment.json", "\"version\" : \"17.0.1\"", "\"version\" : \"17.0.2\"");
        requireRefusal(
                "shard 2/3 (shards/shard-2) did not run what shard 1/3 (shards/shard-1) ran: JDK /jdk/bin/java", true);
        change(2, "environment.json", "\"version\" : \"17.0.2\"", "\"version\" : \"17.0.1\"");
        change(2, "environment.json", "abab", "cdcd");
        requireRefusal("classPath benchmarks.jar had SHA-256 ", true);
    }

    @Test
    void histograms_of_another_shape() throws IOException {
        for (Histogram shape : List.of(
                new Histogram(1, Histograms.HIGHEST_NANOS, 2),
                new Histogram(1, Histograms.HIGHEST_NANOS / 2, 3),
                new Histogram(2, Histograms.HIGHEST_NANOS, 3))) {
            shape.recordValue(1000);
            String text = Base64.getEncoder().encodeToString(Histograms.compress(shape));
            String journal = Files.readString(in(2, "journal.jsonl"));
            Files.writeString(
                    in(2, "journal.jsonl"), journal.replaceFirst("\"lat\":\\[\"[^\"]*\"", "\"lat\":[\"" + text + "\""));
            requireMistake("histogram lat is a histogram of " + shape.getLowestDiscernibleValue() + " to "
                    + shape.getHighestTrackableValue() + " ns with " + shape.getNumberOfSignificantValueDigits()
                    + " digits, not of 1 to 60000000000 ns with 3");
        }
        change(2, "journal.jsonl", "\"lat\":[\"", "\"lat\":[\"!");
        requireMistake("histogram lat is ");
    }

    @Test
    void what_is_no_shard() throws IOException {
        UserError whole = assertThrows(
                UserError.class,
                () -> Merge.into(folder.resolve("merged"), List.of(shards, folder.resolve("whole")), false));
        assertEquals(folder.resolve("whole") + " is the folder of a whole run, not of a shard", whole.getMessage());
        Path nothing = Files.createDirectory(folder.resolve("whole").resolve("nothing"));
        UserError empty = assertThrows(
                UserError.class, () -> Merge.into(folder.resolve("merged"), List.of(shards, nothing), false));
        assertTrue(empty.getMessage().startsWith("no shard in " + nothing), empty.getMessage());
        UserError nowhere = assertThrows(
                UserError.class, () -> Merge.into(folder.resolve("merged"), List.of(Path.of("nowhere")), false));
        assertEquals("there is no folder nowhere", nowhere.getMessage());
    }
}
