package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.fixture.JudgedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal of 10,000 forks, a fifth of which have histograms, is judged within 1 GiB. */
final class BigJournalIT {
    private static final int ROUNDS = 770;

    @Test
    void ten_thousand_forks_are_judged_in_a_gibibyte(@TempDir Path folder) throws Exception {
        Path run = Files.createDirectory(folder.resolve("run"));
        new JudgedRun().withRounds(ROUNDS).write(run);
        assertTrue(forks(run) > 10_000, "only " + forks(run) + " forks");
        ProgramProcess program = ProgramProcess.start(
                folder, List.of("-Xmx1g", "-XX:+ExitOnOutOfMemoryError"), "verdict", run.toString());
        assertEquals(0, program.waitFor(), program.output());
        assertTrue(program.output().contains("| synchronized | REFUTED |"), program.output());
    }

    private static long forks(Path run) throws IOException {
        try (var lines = Files.lines(run.resolve("journal.jsonl"))) {
            return lines.count();
        }
    }
}
