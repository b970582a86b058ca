package io.github.diobench.suite.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs that do what programs should not. Those here would go on for a thousand seconds. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(20)
final class ProgramTest {
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    Path folder;

    @Test
    void the_current_folder_can_be_named() {
        String here = Program.of("pwd").run(LONG).output();
        assertEquals(here, Program.of("pwd").directory(Path.of("")).run(LONG).output());
    }

    @Test
    void what_it_says_and_how_it_ends_is_told() {
        ProgramResult result = shell("echo one; echo two >&2; exit 7").run(LONG);
        assertEquals(7, result.exit());
        assertFalse(result.isOk() || result.timedOut());
        assertEquals("one\ntwo\n", result.output());
        assertEquals("two", result.lastLine());
        assertEquals("it said nothing", shell("true").run(LONG).lastLine());
    }

    @Test
    void its_errors_can_be_kept_apart() {
        ProgramResult result = shell("echo one; echo two >&2").errorsApart().run(LONG);
        assertTrue(result.isOk());
        assertEquals("one\n", result.output());
        assertEquals("two\n", result.errors());
    }

    @Test
    void it_has_its_folder_its_environment_and_no_input() {
        ProgramResult result = shell("pwd; echo $A-$HOME; cat")
                .directory(folder)
                .environment("A", "a")
                .withoutEnvironment(Set.of("HOME"))
                .run(LONG);
        assertEquals(folder.toAbsolutePath() + "\na-\n", result.output());
    }

    @Test
    void it_can_be_written_to() throws IOException, InterruptedException {
        try (RunningProgram cat = Program.of("cat").inputOpen().start()) {
            assertFalse(cat.waitFor(Duration.ofMillis(20)));
            assertTrue(cat.isAlive());
            cat.input().write("some\n".getBytes(StandardCharsets.UTF_8));
            cat.input().close();
            assertTrue(cat.waitFor(LONG));
            assertEquals("some\n", cat.result().output());
        }
    }

    @Test
    void one_that_never_returns_is_ended_when_its_time_is_up() {
        ProgramResult result = shell("echo $$; exec sleep 1000").run(SHORT);
        assertTrue(result.timedOut());
        assertNull(result.exit());
        assertAllEnded(result.output());
    }

    @Test
    void what_it_leaves_behind_is_ended_and_its_output_not_waited_for() {
        assertAllEnded(shell("sleep 1000 & echo $!").run(LONG).output());
        assertAllEnded(shell("sleep 1000 & echo $!; sleep 1000").run(SHORT).output());
        // Whoever has lost its parent twice.
        assertAllEnded(shell("(sleep 1000 & echo $!; sh -c 'sleep 1000 & echo $!') & wait")
                .run(SHORT)
                .output());
    }

    @Test
    void what_cannot_be_found_does_not_hold_it_up() {
        // A session of its own, and no parent that could be asked.
        String said = shell("(setsid sleep 1000 & echo $!) & wait").run(LONG).output();
        ProcessHandle lost = ProcessHandle.of(Long.parseLong(said.strip())).orElseThrow();
        assertTrue(lost.destroyForcibly());
    }

    @Test
    void what_is_stopped_is_ended_too() throws InterruptedException {
        try (RunningProgram stopped =
                shell("sleep 1000 & echo $$ $!; kill -STOP $! $$").start()) {
            while (stopped.output().isEmpty()) {
                Thread.sleep(1);
            }
            stopped.endTree();
            assertFalse(stopped.isAlive());
            assertAllEnded(stopped.output());
            assertEquals(128 + 9, stopped.result().exit());
        }
    }

    @Test
    void of_very_much_output_the_ends_are_kept() throws IOException {
        Path file = folder.resolve("log.txt");
        ProgramResult result = shell("echo first; head -c 300000000 /dev/zero; echo last")
                .outputFile(file)
                .run(LONG);
        assertTrue(result.isOk());
        assertEquals(300_000_011 - 2 * (1 << 20), result.leftOut());
        assertTrue(result.output().startsWith("first\n\0"));
        assertTrue(result.output().endsWith("\0last\n"));
        assertTrue(result.output().contains("\0\n[297,902,859 bytes are left out here]\n\0"));
        assertEquals(result.output(), Files.readString(file));
    }

    @Test
    void bytes_that_are_no_text_are_replaced() {
        ProgramResult result = shell("printf 'a\\377\\303\\244\\n'; printf '\\377' >&2")
                .errorsApart()
                .run(LONG);
        assertEquals("a\ufffd\u00e4\n", result.output());
        assertEquals("\ufffd", result.errors());
    }

    @Test
    void lines_are_handed_on_as_they_come() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        ProgramResult result = shell("echo one; head -c 1100000 /dev/zero; echo; echo; printf two")
                .lines(lines::add)
                .run(LONG);
        assertTrue(result.isOk());
        assertEquals(List.of("one", "two"), lines);
    }

    @Test
    void what_fails_with_a_line_fails_the_run() {
        Program program = shell("echo one; echo two").lines(line -> {
            throw new IllegalStateException(line);
        });
        assertEquals(
                "one",
                assertThrows(IllegalStateException.class, () -> program.run(LONG))
                        .getMessage());
    }

    @Test
    void the_interruption_of_whoever_waits_ends_it() {
        Thread.currentThread().interrupt();
        Program program = shell("sleep 1000 & sleep 1000").outputFile(folder.resolve("log.txt"));
        String message = assertThrows(UserError.class, () -> program.run(LONG)).getMessage();
        assertTrue(Thread.interrupted());
        assertEquals("interrupted", message);
        assertEquals(List.of(), ProcessTree.members(ProcessHandle.current()));
    }

    @Test
    void all_that_was_started_can_be_ended_at_once() throws InterruptedException {
        try (RunningProgram one = shell("sleep 1000 & sleep 1000").start();
                RunningProgram other =
                        shell("sh -c 'sleep 1000 & sleep 1000' & sleep 1000").start()) {
            ProcessTree.endChildren();
            assertTrue(one.waitFor(LONG));
            assertTrue(other.waitFor(LONG));
        }
        assertEquals(List.of(), ProcessTree.members(ProcessHandle.current()));
    }

    @Test
    void what_cannot_be_started_is_said_on_one_line() throws IOException {
        Path file = Files.writeString(folder.resolve("no-program"), "text");
        assertEquals("cannot start no-such-program: there is no such program", problem(Program.of("no-such-program")));
        assertEquals("cannot start /no/program: there is no such program", problem(Program.of("/no/program")));
        assertEquals(
                "cannot start ./no-program: it is not executable",
                problem(Program.of("./no-program").directory(folder)));
        assertEquals("cannot start " + folder + ": it is not executable", problem(Program.of(folder.toString())));
        assertEquals(file + " is no folder", problem(Program.of("true").directory(file)));
        assertEquals(
                "cannot write " + folder + "/no/log.txt: NoSuchFileException",
                problem(Program.of("true").outputFile(folder.resolve("no/log.txt"))));
        assertEquals("cannot start true: Argument list too long", problem(Program.of("true", "x".repeat(1 << 20))));
    }

    private static String problem(Program program) {
        return assertThrows(UserError.class, () -> program.run(LONG)).getMessage();
    }

    private static Program shell(String script) {
        return Program.of("sh", "-c", script);
    }

    /** Expects of each number in {@code output} that it is no process that goes on. */
    private static void assertAllEnded(String output) {
        assertFalse(output.isBlank());
        for (String pid : output.strip().split("\\s+", -1)) {
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(handle -> assertEquals(List.of(), ProcessTree.members(handle), output));
        }
    }
}
