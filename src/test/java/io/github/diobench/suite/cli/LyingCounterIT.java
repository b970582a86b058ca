package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.Environment;
import io.github.diobench.suite.doctor.Severity;
import io.github.diobench.suite.fixture.faulty.FaultyProvider;
import io.github.diobench.suite.fixture.faulty.LyingProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a counter does beside counting is its own loss: nobody believes what it prints, and only its own JVM ends. */
final class LyingCounterIT {
    @TempDir
    Path folder;

    @Test
    void what_a_counter_says_in_the_place_of_the_verifier_is_not_believed() throws Exception {
        JarProgram program = verify(1, "4s", LyingProvider.Forges.class, LyingProvider.Kills.class);
        assertFinds("\\] forges\n  FAULT ended its JVM with exit code 0 in: counters are not shared\n", program);
        assertFinds("\\] kills\n  FAULT ended its JVM with exit code 137, which is signal 9 in: counters ", program);
        assertTrue(program.out().endsWith("\nFAULTY: forges, kills.\n"), program::toString);
    }

    @Test
    void what_a_counter_throws_is_one_line() throws Exception {
        JarProgram program = verify(
                1,
                "6s",
                LyingProvider.ExitsInside.class,
                LyingProvider.Overflows.class,
                LyingProvider.Sneaks.class,
                LyingProvider.Unspeakable.class,
                LyingProvider.ShyOfThreads.class,
                LyingProvider.Interrupts.class);
        assertFinds("\\] exits-inside\n  FAULT ended its JVM with exit code 3 in: counters are not shared\n", program);
        String promise = "\n  FAULT exactly the last step of a request is told so: threw ";
        assertFinds("\\] overflows" + promise + "java.lang.StackOverflowError, at io.github", program);
        assertFinds("\\] sneaks" + promise + "java.lang.InterruptedException: sneaky and .*red, at io.github", program);
        assertFinds("\\] unspeakable" + promise + ".*\\$Secret, which cannot be shown\n", program);
        String faultOfStress = "\n  contract: 8 of 8 .*\n  schedules: .*\n  stress: .*\n  FAULT stress: ";
        assertFinds("\\] shy-of-threads" + faultOfStress + "submitter: .*Secret, which cannot be shown ", program);
        assertFinds("\\] interrupts" + faultOfStress + "the counter interrupts the submitter ", program);
        assertTrue(
                program.out()
                        .endsWith("\nFAULTY: exits-inside, overflows, sneaks, unspeakable, shy-of-threads,"
                                + " interrupts.\n"),
                program::toString);
    }

    @Test
    void what_a_counter_writes_and_whom_it_leaves_behind_hold_nobody_up() throws Exception {
        // Less than is written, and no fault: it counts right.
        JarProgram program = new JarProgram(folder, "-Xmx64m");
        verify(
                program,
                0,
                "4s",
                LyingProvider.Floods.class,
                LyingProvider.Litters.class,
                LyingProvider.TakesOutputs.class);
        assertTrue(program.out().endsWith("\nNo fault found in floods, litters, takes-outputs.\n"), program::toString);
        assertFalse(program.out().contains("FAULT"), program::toString);
    }

    @Test
    void what_a_fork_writes_goes_to_its_log_as_far_as_that_has_room() throws Exception {
        Path jar = CounterJar.of(folder, LyingProvider.Floods.class);
        JarProgram program = new JarProgram(folder, "-Xmx96m");
        int code = program.run(
                "run", "--profile", "smoke", "--classpath", jar.toString(), "--counter", "floods", "--regime", "^sync");
        assertEquals(0, code, program::toString);
        assertEquals(-1, program.out().indexOf('\0'), "the flood came out here");
        assertEquals("", program.err());
        assertTrue(program.out().contains("floods       |   1/1 |"), program::toString);
        try (Stream<Path> runs = Files.list(folder.resolve("results"))) {
            Path log = runs.findFirst().orElseThrow().resolve("jmh.log");
            assertTrue(Files.readString(log).contains("\0"), "the log has it");
            assertTrue(Files.size(log) < 20 << 20, "and bounded");
        }
    }

    @Test
    void a_run_of_a_counter_that_breaks_its_contract_says_so_and_is_unfit_to_judge() throws Exception {
        Path jar = CounterJar.of(folder, FaultyProvider.ReadsLate.class);
        JarProgram program = new JarProgram(folder);
        int code = program.run(
                "run",
                "--profile",
                "smoke",
                "--classpath",
                jar.toString(),
                "--counter",
                "reads-late",
                "--regime",
                "^sync");
        assertEquals(0, code, program::toString);
        assertFinds("\n  UNFIT counter.reads-late: reads-late breaks its contract: schedules: C2 touches ", program);
        try (Stream<Path> runs = Files.list(folder.resolve("results"))) {
            Environment environment =
                    Environment.read(runs.findFirst().orElseThrow().resolve("environment.json"));
            assertTrue(
                    environment.findings().stream()
                            .anyMatch(finding ->
                                    finding.id().equals("counter.reads-late") && finding.isAtLeast(Severity.UNFIT)),
                    environment::toString);
        }
    }

    @Test
    void a_provider_that_is_none_is_one_line_for_every_verb() throws Exception {
        mistake(
                "a counter on the class path cannot be loaded: .*Provider com.example.Gone not found",
                "com.example.Gone");
        mistake(
                "a counter on the class path cannot be loaded: .*CountingOnly not a subtype",
                LyingProvider.class.getPackageName() + ".CountingOnly");
        mistake("a counter on the class path cannot be loaded: java.lang.ClassFormatError: .*", "Broken");
        mistake(
                "a counter on the class path cannot be loaded: .*Unable to get public no-arg constructor",
                LyingProvider.class.getName());
        mistake("--classpath .*: no counter there, for it has no META-INF/.* with a name in it; .*", "# nobody", "");
    }

    private void mistake(String message, String... lines) throws Exception {
        Path jar = CounterJar.of(folder, List.of(lines));
        for (String verb : List.of("verify", "list", "run")) {
            refuse(message, verb, jar);
        }
    }

    @Test
    void a_provider_that_does_not_tell_its_name_ends_neither_list_nor_run() throws Exception {
        String type = "--classpath .*faulty.jar: .*Provider\\$";
        refuse(type + "NullName: its name is null", "list", CounterJar.of(folder, LyingProvider.NullName.class));
        refuse(
                type + "ThrowingName: its provider threw java.lang.UnsupportedOperationException: no name, at .*",
                "run",
                CounterJar.of(folder, LyingProvider.Twin.class, LyingProvider.ThrowingName.class));
        refuse(
                type + "ExitingName: did not tell its name: ended its JVM with exit code 0",
                "list",
                CounterJar.of(folder, LyingProvider.ExitingName.class));
        refuse(
                type + "ExitsAtOnce: did not tell its name: ended its JVM with exit code 7",
                "run",
                CounterJar.of(folder, FaultyProvider.ExitsAtOnce.class));
        refuse(
                type + "SpinName: its name 'spin' is another counter's",
                "run",
                CounterJar.of(folder, LyingProvider.SpinName.class));
        refuse(
                type + "HangingName: did not tell its name: killed, because its JVM did not end in 20 s",
                "run",
                CounterJar.of(folder, LyingProvider.HangingName.class));
    }

    private void refuse(String message, String verb, Path jar) throws Exception {
        JarProgram program = new JarProgram(folder);
        assertEquals(2, program.run(verb, "--classpath", jar.toString()), program::toString);
        assertEquals("", program.out());
        assertTrue(Pattern.matches("diobench: " + message + "\n", program.err()), program::toString);
    }

    private JarProgram verify(int code, String time, Class<?>... providers) throws Exception {
        JarProgram program = new JarProgram(folder);
        verify(program, code, time, providers);
        return program;
    }

    private void verify(JarProgram program, int code, String time, Class<?>... providers) throws Exception {
        StringBuilder names = new StringBuilder();
        for (Class<?> provider : providers) {
            LyingProvider made =
                    (LyingProvider) provider.getDeclaredConstructor().newInstance();
            names.append(names.length() == 0 ? "" : ",").append(made.name());
        }
        Path jar = CounterJar.of(folder, providers);
        assertEquals(
                code,
                program.run("verify", "--classpath", jar.toString(), "--counter", names.toString(), "--time", time),
                program::toString);
        assertEquals("", program.err());
    }

    private static void assertFinds(String pattern, JarProgram program) {
        assertTrue(Pattern.compile(pattern).matcher(program.out()).find(), () -> pattern + " is not in " + program);
    }
}
