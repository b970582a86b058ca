package io.github.diobench.suite.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What becomes of programs when the JVM that started them ends. */
@DisabledOnOs(OS.WINDOWS)
final class ProgramIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void the_end_of_the_jvm_ends_what_it_has_started() {
        ProgramResult result = starter("exit").run(LONG);
        assertEquals(5, result.exit(), result::toString);
        List<String> pids = result.output().lines().toList();
        assertEquals(2, pids.size(), result::toString);
        pids.forEach(ProgramIT::assertEnded);
    }

    @Test
    void what_reads_its_input_notices_that_its_jvm_was_killed() throws InterruptedException {
        try (RunningProgram jvm = starter("stay").start()) {
            while (jvm.output().lines().count() < 2) {
                assertFalse(jvm.waitFor(Duration.ofMillis(10)), jvm::output);
            }
            // It alone, as kill -9 does.
            assertTrue(ProcessHandle.of(jvm.pid()).orElseThrow().destroyForcibly());
            List<String> pids = jvm.output().lines().toList();
            // The one that reads nothing goes on.
            ProcessHandle.of(Long.parseLong(pids.get(0))).ifPresent(ProcessHandle::destroyForcibly);
            long cat = Long.parseLong(pids.get(1));
            ProcessHandle.of(cat)
                    .ifPresent(handle ->
                            handle.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        }
    }

    private static Program starter(String how) {
        return Program.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Starter.class.getName(),
                how);
    }

    private static void assertEnded(String pid) {
        assertEquals(
                List.of(),
                ProcessHandle.of(Long.parseLong(pid)).map(ProcessTree::members).orElse(List.of()),
                pid);
    }

    /** Starts a program that sleeps and one that reads, tells their numbers, and ends with code 5 or stays. */
    static final class Starter {
        public static void main(String[] args) throws InterruptedException {
            RunningProgram sleep = Program.of("sleep", "1000").start();
            RunningProgram cat = Program.of("cat").inputOpen().start();
            System.out.println(sleep.pid());
            System.out.println(cat.pid());
            if (args[0].equals("exit")) {
                System.exit(5);
            }
            Thread.sleep(LONG.toMillis());
        }
    }
}
