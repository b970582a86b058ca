package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns that cannot write. A limit on the size of files stands for the end of a disk: it ends a write in the middle too. */
@EnabledOnOs(OS.LINUX)
final class FullDiskIT {
    @TempDir
    Path folder;

    @Test
    void without_room_nothing_is_measured() throws Exception {
        // In units of 512 bytes: 40 KiB, less than five forks may need.
        List<String> limited = List.of("sh", "-c", "ulimit -f 80; exec \"$@\"", "sh");
        ProgramProcess program = ProgramProcess.startUnder(
                limited, folder, List.of(), "run", "--profile", "good", "--results", "results");
        assertEquals(2, program.waitFor(), program.output());
        assertEquals(
                "diobench: cannot write to results (IOException: File too large); nothing was measured",
                lastLine(program));
        assertEquals(
                1,
                program.output().lines().count(),
                "no plan is shown that cannot be carried out: " + program.output());
        try (var left = Files.list(folder.resolve("results"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void where_no_folder_can_be_made_nothing_is_measured() throws Exception {
        Files.createFile(folder.resolve("file"));
        ProgramProcess program =
                ProgramProcess.start(folder, List.of(), "run", "--profile", "good", "--results", "file/results");
        assertEquals(2, program.waitFor(), program.output());
        assertTrue(lastLine(program).startsWith("diobench: cannot write to file/results ("), program.output());
        assertTrue(lastLine(program).endsWith("); nothing was measured"), program.output());
    }

    @Test
    void when_the_room_ends_what_was_measured_is_kept_and_can_be_gone_on_with() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "nothing can limit a process that runs");
        ProgramProcess program =
                ProgramProcess.start(folder, List.of(), "run", "--profile", "good", "--results", "results");
        Path journal = journalWithAFork(program);
        List<String> before = Files.readAllLines(journal);
        // The next line is cut after a few bytes.
        long limit = Files.size(journal) + 10;
        String[] command = {"/usr/bin/prlimit", "--pid", Long.toString(program.pid()), "--fsize=" + limit + ":"};
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), "the limit could not be set");

        assertEquals(2, program.waitFor(), program.output());
        String run = "results/" + journal.getParent().getFileName();
        assertEquals(
                "diobench: cannot write to " + run + " (IOException: File too large); what was measured is kept: mend"
                        + " it and go on with 'run --resume " + run + "'",
                lastLine(program));
        List<String> after = Files.readAllLines(journal);
        assertEquals(before, after.subList(0, before.size()));
        assertTrue(Files.size(journal) <= limit);
        RunFolder kept = new RunFolder(journal.getParent());
        assertFalse(RunData.load(kept).torn());

        ProgramProcess rest = ProgramProcess.start(folder, List.of(), "run", "--resume", run);
        assertEquals(0, rest.waitFor(), rest.output());
        List<ForkRecord> forks = RunData.load(kept).forks();
        assertEquals(5, forks.size());
        assertTrue(forks.stream().allMatch(ForkRecord::isOk));
    }

    private Path journalWithAFork(ProgramProcess program) throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(100));
        while (Instant.now().isBefore(deadline) && program.isAlive()) {
            Thread.sleep(10);
            try (var files = Files.walk(folder)) {
                for (Path journal :
                        files.filter(file -> file.endsWith("journal.jsonl")).toList()) {
                    if (Files.size(journal) > 0) {
                        return journal;
                    }
                }
            }
        }
        throw new AssertionError("no fork has finished: " + program.output());
    }

    private static String lastLine(ProgramProcess program) throws IOException {
        return program.output().lines().reduce((first, last) -> last).orElse("");
    }
}
