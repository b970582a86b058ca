package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class InterruptionIT {
    private static final int SIGINT = 2;

    @TempDir
    Path folder;

    @Test
    void what_was_measured_is_kept_and_reported() throws Exception {
        ProgramProcess program =
                ProgramProcess.start(folder, List.of(), "run", "--profile", "long", "--results", "results");
        Path journal = journalOnceItHoldsForks(program, 1);
        boolean deaf = ignoresInterrupts(program.pid());
        signal(deaf ? "TERM" : "INT", program.pid());
        assertEquals(deaf ? 143 : 130, program.waitFor(), program.output());

        List<ForkRecord> forks = Journal.read(journal);
        assertTrue(forks.size() < 5, "it was not finished");
        assertTrue(forks.stream().allMatch(ForkRecord::isOk), "the fork that was cut down is no failure");
        String table = Files.readString(journal.resolveSibling("table.md"));
        assertTrue(table.contains(String.format(Locale.ROOT, ": %d of 5 forks measured.", forks.size())), table);
        assertTrue(program.output().contains(table), program.output());
        assertTrue(program.output().contains("Interrupted; what was measured is kept."), program.output());

        String line = "  java -jar benchmarks.jar run --resume results/"
                + journal.getParent().getFileName();
        assertTrue(program.output().lines().anyMatch(line::equals), program.output());
        ProgramProcess rest = ProgramProcess.start(
                folder, List.of(), line.substring(line.indexOf("run ")).split(" "));
        assertEquals(0, rest.waitFor(), rest.output());
        assertTrue(rest.output().contains(": 5 of 5 forks measured."), rest.output());
        assertEquals(forks, Journal.read(journal).subList(0, forks.size()));
    }

    private Path journalOnceItHoldsForks(ProgramProcess program, int forks) throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(deadline)) {
            Thread.sleep(50);
            try (var files = Files.walk(folder)) {
                for (Path journal :
                        files.filter(file -> file.endsWith("journal.jsonl")).toList()) {
                    if (Journal.read(journal).size() >= forks) {
                        return journal;
                    }
                }
            }
        }
        throw new AssertionError("no fork has finished: " + program.output());
    }

    /** A JVM started by a background job inherits that Ctrl-C is not meant for it; only SIGTERM reaches it then. */
    private static boolean ignoresInterrupts(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow()
                .substring("SigIgn:".length())
                .strip();
        return (Long.parseUnsignedLong(ignored, 16) & 1L << (SIGINT - 1)) != 0;
    }

    private static void signal(String name, long pid) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .inheritIO()
                        .start()
                        .waitFor());
    }
}
