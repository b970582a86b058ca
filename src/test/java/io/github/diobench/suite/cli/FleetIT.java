package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.campaign.Shard;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.fixture.SplitRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards as a fleet makes them: with the program, and very many of them. */
final class FleetIT {
    /** A thousand at full size, with "mvn verify -Psoak". */
    private static final int SHARDS = Boolean.getBoolean("diobench.soak") ? 1_000 : 100;

    @TempDir
    private Path folder;

    /** Each of 13 forks, of 13 cells or more. */
    @Test
    void very_many_shards_merge_in_two_gibibytes() throws Exception {
        RunFolder whole = new JudgedRun().withRounds(SHARDS).write(Files.createDirectory(folder.resolve("whole")));
        SplitRun.into(folder.resolve("shards"), whole, SHARDS, Shard.By.ROUNDS);
        long start = System.nanoTime();
        ProgramProcess program = ProgramProcess.start(
                folder,
                List.of("-Xmx2g", "-XX:+ExitOnOutOfMemoryError"),
                "merge",
                folder.resolve("shards").toString(),
                "--output",
                folder.resolve("merged").toString());
        assertEquals(0, program.waitFor(), program.output());
        System.out.println("merged in " + Duration.ofNanos(System.nanoTime() - start));
        assertTrue(
                program.output()
                        .contains("Merged " + SHARDS + " shards by rounds from 1 kind of machine: " + (13 * SHARDS + 4)
                                + " forks, "),
                program.output());
        assertEquals(-1L, Files.mismatch(whole.journal(), new RunFolder(folder.resolve("merged")).journal()));
    }

    @Test
    void shards_that_were_measured_apart_make_a_run() throws Exception {
        for (String index : List.of("0", "1")) {
            ProgramProcess program = ProgramProcess.start(
                    folder,
                    List.of(),
                    Map.of("JOB_COMPLETION_INDEX", index),
                    "run",
                    "--profile",
                    "good",
                    "--seed",
                    "3",
                    "--shard",
                    "auto/2",
                    "--shard-by",
                    "rounds",
                    "--results",
                    folder.resolve("results").resolve("shard-" + index).toString());
            assertEquals(0, program.waitFor(), program.output());
        }
        ProgramProcess merge = ProgramProcess.start(
                folder,
                List.of(),
                "merge",
                "results",
                "--output",
                folder.resolve("merged").toString());
        assertEquals(0, merge.waitFor(), merge.output());
        assertTrue(merge.output().contains("2 rounds, seed 3: 5 of 5 forks measured.\n"), merge.output());
        assertTrue(
                merge.output().contains("Merged 2 shards by rounds from 1 kind of machine: 5 forks, "), merge.output());
        assertEquals(List.of("1", "2", "3", "4", "5"), numbers(folder.resolve("merged/journal.jsonl")));
    }

    private static List<String> numbers(Path journal) throws IOException {
        try (Stream<String> lines = Files.lines(journal)) {
            return lines.map(line -> line.replaceFirst("\\{\"number\":(\\d+),.*", "$1"))
                    .toList();
        }
    }
}
