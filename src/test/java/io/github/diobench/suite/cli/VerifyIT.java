package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.suite.fixture.faulty.FaultyProvider;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb finds no fault in what is shipped, every fault in what is wrong, and survives what it verifies. */
final class VerifyIT {
    @TempDir
    Path folder;

    @Test
    void what_is_shipped_is_good() throws Exception {
        JarProgram program = new JarProgram(folder);
        assertEquals(0, program.run("verify", "--time", "16s"), program::toString);
        for (String name : CounterCatalog.builtInNames()) {
            assertTrue(program.out().contains("] " + name + "\n  contract: 8 of 8 promises kept\n"), program::toString);
        }
        assertTrue(program.out().contains("No fault found in atomic, spin, "), program::toString);
        assertFalse(program.out().contains("FAULT"), program::toString);
    }

    @Test
    void the_race_of_a0_is_found_with_its_interleaving() throws Exception {
        JarProgram program = new JarProgram(folder);
        assertEquals(1, program.run("verify", "--counter", "a0", "--time", "4s"), program::toString);
        assertTrue(program.out()
                .contains("FAULT schedules: C2 touches the request after it was freed: reads A0.scheduler"));
        assertMatches(
                "C2 A0.decrementBioCount: getAndAdd -> 1\\R +\\d+. C2 reads A0.waiter -> S\\R"
                        + " +\\d+. S  A0.bioCountVolatile: getVolatile -> 0\\R",
                program);
        assertMatches("\\d+\\. C2 reads A0.scheduler\n", program);
        assertTrue(program.out().endsWith("FAULTY: a0.\n"), program::toString);
    }

    @Test
    void every_kind_of_fault_is_found_and_stops_nobody_else() throws Exception {
        Path jar = CounterJar.of(
                folder,
                FaultyProvider.ExitsAtOnce.class,
                FaultyProvider.Throws.class,
                FaultyProvider.Exits.class,
                FaultyProvider.Leaves.class,
                FaultyProvider.Spins.class,
                FaultyProvider.Deadlocks.class,
                FaultyProvider.DoubleLast.class,
                FaultyProvider.LostWakeUp.class);
        JarProgram program = new JarProgram(folder);
        int code = program.run(
                "verify",
                "--classpath",
                jar.toString(),
                "--counter",
                "deferred,exits,leaves,spins,deadlocks,double-last,lost-wake-up",
                "--time",
                "12s");
        assertEquals(1, code, program::toString);
        assertMatches(
                "FaultyProvider\\$ExitsAtOnce\n  FAULT did not tell its name: ended its JVM with exit code 7\n",
                program);
        assertMatches("FaultyProvider\\$Throws\n  FAULT its provider cannot be made: .*no such luck\n", program);
        assertMatches("\\] exits\n  FAULT ended its JVM with exit code 0 in: counters are not shared\n", program);
        assertMatches("\\] leaves\n  FAULT ended its JVM with exit code 0 in: counters are not shared\n", program);
        assertMatches("\\] spins\n(.*\n)*?  FAULT .*: does not come back, at .*\n", program);
        assertMatches("\\] deadlocks\n(.*\n)*?  FAULT schedules: a deadlock; .*\n    +1\\. S  reset", program);
        assertMatches("\\] double-last\n(.*\n)*?  FAULT exactly the last step .*: told to be last at step ", program);
        assertMatches("\\] lost-wake-up\n(.*\n)*?  FAULT schedules: a lost wake-up: .*\n    +1\\. S  reset", program);
        assertMatches("\\] deferred\n  contract: 8 of 8 promises kept\n  schedules: .*\n  stress: ", program);
        assertMatches(
                "FAULTY: .*ExitsAtOnce, .*Throws, exits, leaves, spins, deadlocks, double-last, lost-wake-up\\.\n$",
                program);
        assertFalse(program.out().contains("bye"), program::toString);
        assertEquals("", program.err());
    }

    @Test
    void a_mistake_is_one_line_and_exit_code_2() throws Exception {
        Path empty = folder.resolve("empty.jar");
        try (OutputStream out = Files.newOutputStream(empty);
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry("nothing.txt"));
        }
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        mistake("there is no counter 'nope'; there are atomic, spin, ", "--counter", "nope");
        mistake("gone.jar: there is no such file", "--classpath", "gone.jar");
        mistake("no counter there, for it has no META-INF/services/", "--classpath", empty.toString());
        mistake("text.jar: not a jar: ", "--classpath", text.toString());
        mistake("'soon' is not a duration such as 90s", "--time", "soon");
    }

    private void mistake(String message, String... args) throws Exception {
        JarProgram program = new JarProgram(folder);
        String[] all = new String[args.length + 1];
        all[0] = "verify";
        System.arraycopy(args, 0, all, 1, args.length);
        assertEquals(2, program.run(all), program::toString);
        assertEquals(1, program.err().lines().count(), program::toString);
        assertTrue(program.err().startsWith("diobench: "), program::toString);
        assertTrue(program.err().contains(message), program::toString);
    }

    private static void assertMatches(String pattern, JarProgram program) {
        assertTrue(Pattern.compile(pattern).matcher(program.out()).find(), () -> pattern + " is not in " + program);
    }
}
