package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two campaigns that want the same machine. Where locks are mandatory, the second cannot read who has the first. */
@DisabledOnOs(OS.WINDOWS)
final class TwoRunsIT {
    @TempDir
    Path folder;

    @Test
    void the_second_ends_or_waits_as_it_is_told() throws Exception {
        ProgramProcess first =
                ProgramProcess.start(folder, List.of(), "run", "--profile", "stuck", "--results", "first");
        waitUntilItMeasures(first);

        String holder = "another benchmark run on this machine, process " + first.pid() + " in " + folder + " since ";
        ProgramProcess second =
                ProgramProcess.start(folder, List.of(), "run", "--profile", "good", "--results", "second");
        assertEquals(2, second.waitFor(), second.output());
        assertEquals(1, second.output().lines().count(), second.output());
        assertTrue(second.output().startsWith("diobench: " + holder), second.output());

        ProgramProcess plain = ProgramProcess.start(folder, List.of(), "jmh", "-f", "1", "RecordingBenchmark");
        assertEquals(2, plain.waitFor(), plain.output());
        assertEquals(1, plain.output().lines().count(), plain.output());
        assertTrue(plain.output().startsWith("diobench: " + holder), plain.output());
        ProgramProcess help = ProgramProcess.start(folder, List.of(), "jmh", "-h");
        assertEquals(0, help.waitFor(), help.output());
        assertTrue(help.output().startsWith("Usage: "), help.output());

        ProgramProcess third = ProgramProcess.start(
                folder, List.of(), "run", "--profile", "good", "--rounds", "1", "--results", "third", "--wait");
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (!third.output().startsWith("Waiting for " + holder)) {
            assertTrue(Instant.now().isBefore(deadline), third.output());
            Thread.sleep(20);
        }
        assertTrue(third.isAlive());
        assertFalse(Files.exists(folder.resolve("third")));
        first.kill();
        assertEquals(0, third.waitFor(), third.output());
        assertTrue(third.output().contains(": 3 of 3 forks measured."), third.output());
    }

    private void waitUntilItMeasures(ProgramProcess program) throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (!Files.exists(folder.resolve("first"))) {
            assertTrue(program.isAlive() && Instant.now().isBefore(deadline), program.output());
            Thread.sleep(20);
        }
    }
}
