package io.github.diobench.suite.track.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.MergedRun;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.campaign.Shard;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.fixture.SampleFolder;
import io.github.diobench.suite.fixture.SplitRun;
import io.github.diobench.suite.judge.MarginsFile;
import io.github.diobench.suite.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shards of a stored run, put together again, are that run: every file is the same, byte for byte. */
final class MergeTest {
    private static final Path REFERENCE = Path.of("src", "test", "resources", "stored", "quick-17");

    private static final String RUN_ID = "20261118T110640Z-1a2b3c4";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"BENCHMARK, 1", "BENCHMARK, 3", "ROUNDS, 1", "ROUNDS, 3", "ROUNDS, 5"})
    void a_run_comes_out_as_it_was(Shard.By by, int count) throws IOException {
        requireTheSameAfterwards(run(5), count, by);
    }

    @Test
    void a_judged_run_comes_out_as_it_was() throws IOException {
        requireTheSameAfterwards(run(8), 3, Shard.By.ROUNDS);
        assertTrue(Files.exists(folder.resolve("whole").resolve(RUN_ID).resolve("verdict.json")));
    }

    @Test
    void a_real_run_comes_out_as_it_was() throws IOException {
        RunFolder from = new RunFolder(REFERENCE);
        RunFolder whole = empty(Plan.read(from.plan()).runId());
        Files.copy(from.plan(), whole.plan());
        Files.copy(from.environment(), whole.environment());
        Files.copy(from.margins(), whole.margins());
        Files.copy(from.journal(), whole.journal());
        requireTheSameAfterwards(whole, 4, Shard.By.BENCHMARK);
    }

    @ParameterizedTest
    @CsvSource({"BENCHMARK, 4", "ROUNDS, 2"})
    void a_run_with_a_failed_fork_and_without_margins_comes_out_as_it_was(Shard.By by, int count) throws IOException {
        requireTheSameAfterwards(SampleFolder.write(empty(RUN_ID).path()), count, by);
    }

    @ParameterizedTest
    @CsvSource({"BENCHMARK, 3", "ROUNDS, 3"})
    void a_resumed_run_comes_out_as_it_was(Shard.By by, int count) throws IOException {
        RunFolder whole = run(4);
        Files.write(whole.journal(), cutInRound3(Files.readAllLines(whole.journal())));
        requireTheSameAfterwards(whole, count, by);
    }

    @Test
    void lines_stay_as_they_are_to_the_letter() throws IOException {
        RunFolder whole = run(4);
        // As a JVM might write it whose numbers have more digits.
        Files.writeString(whole.journal(), Files.readString(whole.journal()).replace("[150.5]", "[150.50]"));
        requireTheSameAfterwards(whole, 2, Shard.By.BENCHMARK);
    }

    /** With fewer than six rounds it is not judged, which takes time. */
    private RunFolder run(int rounds) throws IOException {
        RunFolder whole = new JudgedRun().withRounds(rounds).write(empty(RUN_ID).path());
        Files.writeString(whole.margins(), MarginsFile.shipped().text());
        return whole;
    }

    private RunFolder empty(String runId) throws IOException {
        return new RunFolder(Files.createDirectories(folder.resolve("whole").resolve(runId)));
    }

    /** Lets round 3 be cut after its third fork and run again. */
    private static List<String> cutInRound3(List<String> lines) {
        List<String> resumed = new ArrayList<>();
        List<String> again = new ArrayList<>();
        for (String line : lines) {
            if (line.contains("\"round\":3,")) {
                if (again.size() < 3) {
                    resumed.add(line);
                }
                again.add(line.replace("\"attempt\":1,", "\"attempt\":2,"));
            } else if (line.contains("\"round\":4,") && !again.isEmpty()) {
                resumed.addAll(again);
                again.clear();
                resumed.add(line);
            } else {
                resumed.add(line);
            }
        }
        return resumed;
    }

    private void requireTheSameAfterwards(RunFolder whole, int count, Shard.By by) throws IOException {
        Reports.write(whole);
        SplitRun.into(folder.resolve("shards"), whole, count, by);
        Path output = folder.resolve("merged").resolve(whole.runId());
        Merge merge = Merge.into(output, List.of(folder.resolve("shards")), false);

        Map<String, String> expected = contents(whole.path());
        Map<String, String> found = contents(output);
        MergedRun origin = MergedRun.read(merge.folder().shards()).orElseThrow();
        found.remove("shards.json");
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((name, text) -> assertEquals(text, found.get(name), name));
        assertEquals(merge.origin(), origin);
        assertEquals(count, origin.shards().size());
        assertEquals(1, origin.machines().size());
        assertEquals(List.of(output.getFileName().toString()), names(output.getParent()), "left behind");
    }

    private static Map<String, String> contents(Path run) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(run.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> entries = Files.list(place)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_shard_that_ran_a_round_again_costs_the_others_nothing() throws IOException {
        RunFolder whole = run(4);
        SplitRun.into(folder.resolve("shards"), whole, 3, Shard.By.BENCHMARK);
        Path journal = folder.resolve("shards/shard-2/journal.jsonl");
        Files.write(journal, cutInRound3(Files.readAllLines(journal)));

        Path output = folder.resolve("merged");
        Merge.into(output, List.of(folder.resolve("shards")), false);
        RunData merged = RunData.load(new RunFolder(output));
        assertEquals(merged.plan().slots().size(), merged.forks().size());
        assertEquals(3, merged.unpaired().size());
        RunData before = RunData.load(whole);
        assertEquals(
                before.histograms(before.plan().cells().get(JudgedRun.LATENCY + ".spin")),
                merged.histograms(merged.plan().cells().get(JudgedRun.LATENCY + ".spin")));
    }

    @Test
    void time_begins_with_the_fork_that_began_first_wherever_it_ran() throws IOException {
        SplitRun.into(folder.resolve("shards"), run(4), 2, Shard.By.ROUNDS);
        Path journal = folder.resolve("shards/shard-1/journal.jsonl");
        Files.writeString(
                journal,
                Files.readString(journal)
                        .replace("\"startMillis\":1795", "\"startMillis\":1796")
                        .replace("\"endMillis\":1795", "\"endMillis\":1796"));
        Path output = folder.resolve("merged");
        Merge.into(output, List.of(folder.resolve("shards")), false);
        List<Double> starts = Files.readAllLines(output.resolve("latency.hlog")).stream()
                .filter(line -> line.startsWith("Tag="))
                .map(line -> Double.valueOf(line.split(",", -1)[1]))
                .toList();
        assertTrue(starts.get(0) > 900_000, starts.toString());
        assertTrue(starts.stream().allMatch(start -> start >= 0 && start < 1_100_000), starts.toString());
    }

    @Test
    void the_run_is_called_after_its_folder_and_an_empty_one_is_taken() throws IOException {
        SplitRun.into(folder.resolve("shards"), run(4), 2, Shard.By.ROUNDS);
        Path output = Files.createDirectory(folder.resolve("fleet"));
        Merge.into(output, List.of(folder.resolve("shards/shard-2"), folder.resolve("shards/shard-1")), false);
        assertEquals("fleet", Plan.read(new RunFolder(output).plan()).runId());
        assertTrue(Files.readString(output.resolve("table.md")).startsWith("# diobench fleet\n"));
    }

    @Test
    void the_output_must_be_free() throws IOException {
        SplitRun.into(folder.resolve("shards"), run(4), 2, Shard.By.ROUNDS);
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("file"), "mine");
        for (Path output : List.of(file, full)) {
            UserError mistake =
                    assertThrows(UserError.class, () -> Merge.into(output, List.of(folder.resolve("shards")), false));
            assertTrue(mistake.getMessage().endsWith("; name a folder that is not there yet"), mistake.getMessage());
        }
        assertEquals("mine", Files.readString(file));
        assertEquals(List.of("file"), names(full));
        assertEquals(List.of("file", "full", "shards", "whole"), names(folder));
    }

    @Test
    void a_merge_that_fails_at_its_end_leaves_nothing() throws IOException {
        RunFolder whole = run(4);
        Files.writeString(whole.margins(), "{}");
        SplitRun.into(folder.resolve("shards"), whole, 2, Shard.By.ROUNDS);
        assertThrows(
                UserError.class, () -> Merge.into(folder.resolve("merged"), List.of(folder.resolve("shards")), false));
        assertEquals(List.of("shards", "whole"), names(folder));
    }
}
