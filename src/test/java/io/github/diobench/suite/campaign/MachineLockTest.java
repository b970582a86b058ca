package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineLockTest {
    @TempDir
    Path folder;

    @Test
    @SuppressWarnings("try")
    void a_second_run_is_told_to_wait() throws IOException {
        try (MachineLock first = MachineLock.acquire(folder)) {
            UserError mistake = assertThrows(UserError.class, () -> MachineLock.acquire(folder));
            assertEquals(1, mistake.getMessage().lines().count());
            assertTrue(mistake.getMessage().contains(folder.resolve("jmh.lock").toString()), mistake.getMessage());
        }
        MachineLock.acquire(folder).close();
    }

    @Test
    void a_holder_that_can_be_none_is_not_named() throws IOException {
        Path file = folder.resolve("jmh.lock");
        for (String left : List.of(
                "diobench 99999999999999999999 2026 x\n",
                "diobench 999999999999999999 2026 x\n",
                "diobench " + ProcessHandle.current().pid() + " 2026 " + "x".repeat(10_000) + "\n",
                "diobench -1 2026 x\n",
                "\u0000")) {
            Files.writeString(file, left);
            assertEquals("another benchmark run on this machine holds " + file, LockHolder.describe(file));
        }
        Files.writeString(file, LockHolder.self());
        assertTrue(LockHolder.describe(file)
                .contains(", process " + ProcessHandle.current().pid() + " in "));
    }

    @Test
    void a_lock_file_that_cannot_be_opened_is_a_mistake() {
        UserError mistake = assertThrows(UserError.class, () -> MachineLock.acquire(folder.resolve("missing")));
        assertTrue(mistake.getMessage().startsWith("cannot open "), mistake.getMessage());
    }

    @Test
    void a_link_or_a_pipe_is_no_lock_file() throws Exception {
        Path precious = Files.writeString(folder.resolve("precious"), "text");
        Path lock = folder.resolve("jmh.lock");
        Files.createSymbolicLink(lock, precious);
        UserError mistake = assertThrows(UserError.class, () -> MachineLock.acquire(folder));
        assertTrue(mistake.getMessage().contains(" is a link; "), mistake.getMessage());
        assertEquals("text", Files.readString(precious));

        Files.delete(lock);
        assertEquals(0, new ProcessBuilder("mkfifo", lock.toString()).start().waitFor());
        mistake = assertThrows(UserError.class, () -> MachineLock.acquire(folder));
        assertTrue(mistake.getMessage().contains(" is no plain file; "), mistake.getMessage());
    }
}
