package io.github.diobench.suite.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a JVM of its own, with the tests' profiles. */
final class ProgramProcess {
    private static final long PATIENCE_SECONDS = 120;

    private static final long SPINNING_MILLIS = 3_000;

    private final Process process;
    private final Path output;

    private ProgramProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it in {@code folder}, where its machine lock and its output are too. */
    static ProgramProcess start(Path folder, List<String> jvmArgs, String... args) throws IOException {
        return start(List.of(), folder, jvmArgs, Map.of(), args);
    }

    /** Does the same by way of another program. */
    static ProgramProcess startUnder(List<String> starter, Path folder, List<String> jvmArgs, String... args)
            throws IOException {
        return start(starter, folder, jvmArgs, Map.of(), args);
    }

    /** Does the same with environment variables of the caller's. */
    static ProgramProcess start(Path folder, List<String> jvmArgs, Map<String, String> environment, String... args)
            throws IOException {
        return start(List.of(), folder, jvmArgs, environment, args);
    }

    private static ProgramProcess start(
            List<String> starter, Path folder, List<String> jvmArgs, Map<String, String> environment, String... args)
            throws IOException {
        List<String> command = new ArrayList<>(starter);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=" + folder);
        command.addAll(jvmArgs);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FixtureMain.class.getName()));
        command.addAll(List.of(args));
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new ProgramProcess(builder.start(), output);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Returns the JVMs that it has started, and so on. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Tells whether {@code fork} has computed for longer than any start of a JVM takes. */
    static boolean spins(ProcessHandle fork) {
        return fork.info()
                .totalCpuDuration()
                .filter(spent -> spent.toMillis() > SPINNING_MILLIS)
                .isPresent();
    }

    /** Ends it as {@code kill -9} does, and waits until it has ended. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        int ignored = process.waitFor();
    }

    /** Waits for the end and returns the exit code. */
    int waitFor() throws InterruptedException {
        return waitFor(PATIENCE_SECONDS);
    }

    /** Does the same with another patience. */
    int waitFor(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + seconds + " s");
        }
        return process.exitValue();
    }

    /** Returns what it has written so far. */
    String output() throws IOException {
        return Files.readString(output);
    }
}
