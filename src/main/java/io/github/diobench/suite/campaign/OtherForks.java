package io.github.diobench.suite.campaign;

import io.github.diobench.probe.AllocationProfiler;
import io.github.diobench.probe.TurnProfiler;
import io.github.diobench.suite.TemporaryFolder;
import io.github.diobench.suite.os.Program;
import io.github.diobench.suite.os.ProgramResult;
import io.github.diobench.suite.os.RunningProgram;
import io.github.diobench.suite.record.HistogramProfiler;
import io.github.diobench.suite.record.HostProfiler;
import io.github.diobench.suite.record.ParentWatch;
import io.github.diobench.suite.record.Pin;
import io.github.diobench.suite.record.PinnedExecutor;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.zip.ZipFile;

/**
 * Runs the benchmarks of another class path, by the JMH that is in it: in one process that drives ({@link OtherDriver}), and the fork
 * of that.
 *
 * <p>Any jar with benchmarks and JMH will do. What comes back is what JMH's JSON holds: scores and secondary results, but no
 * operation counts and no histograms.
 */
final class OtherForks implements ForkKind {
    private static final String AVERAGE_TIME = "avgt";
    private static final int OUTPUT_PART_BYTES = 1 << 20;

    private final Plan plan;
    private final Map<String, Path> directories;
    private Path watch;
    private Path driver;
    private Path host;

    /**
     * Prepares to run forks of {@code plan}.
     *
     * @param directories where the forks of some arms run, by their names; the others where this program does
     */
    OtherForks(Plan plan, Map<String, Path> directories) {
        this.plan = plan;
        this.directories = Map.copyOf(directories);
    }

    @Override
    public Measurements measure(Cell cell, String turnAddress, PrintStream messages, Consumer<Double> warmup)
            throws ForkFailure, IOException {
        try (TemporaryFolder folder = TemporaryFolder.create("diobench-fork-")) {
            Path told = folder.path().resolve("told.properties");
            Path result = folder.path().resolve("result.json");
            Path reason = folder.path().resolve("reason");
            write(told, cell, result, reason);
            ProgramResult end = run(command(cell, turnAddress, told), directories.get(cell.arm()));
            OtherOutput said = new OtherOutput(end.output());
            messages.print(said.text());
            said.warmup().forEach(warmup);
            if (!end.isOk() || !Files.exists(result) || Files.size(result) == 0) {
                String jmhs = Files.exists(reason) ? Files.readString(reason) : "";
                throw new ForkFailure(said.reason(end.exit(), jmhs));
            }
            return OtherResult.read(result, cell);
        }
    }

    /** Waits for its end, however long that takes: who gives the turns, or the deadline, kills what takes too long. */
    private static ProgramResult run(List<String> command, Path directory) throws ForkFailure {
        try (RunningProgram host = Program.of(command)
                .directory(directory)
                .outputLimit(OUTPUT_PART_BYTES)
                .start()) {
            boolean ignored = host.waitFor(Duration.ofDays(1));
            return host.result();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForkFailure("interrupted", e);
        }
    }

    /** Writes what a command line would not carry as it is. */
    private void write(Path file, Cell cell, Path result, Path reason) throws IOException {
        Properties told = new Properties();
        told.setProperty(OtherDriver.BENCHMARK, cell.benchmark());
        told.setProperty(OtherDriver.RESULT, result.toString());
        told.setProperty(OtherDriver.REASON, reason.toString());
        cell.params().forEach((name, value) -> told.setProperty(OtherDriver.PARAM + name, value));
        List<String> jvmArgs = jvmArgs(cell);
        for (int i = 0; i < jvmArgs.size(); i++) {
            told.setProperty(OtherDriver.JVM_ARG + i, jvmArgs.get(i));
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            told.store(out, null);
        }
    }

    private List<String> command(Cell cell, String turnAddress, Path told) throws IOException {
        Timing timing = plan.timingOf(cell);
        List<String> command = new ArrayList<>(List.of(
                cell.jvm(),
                "-javaagent:" + watch() + "=" + ProcessHandle.current().pid(),
                // The whole campaign holds JMH's lock.
                "-Djmh.ignoreLock=true",
                "-Duser.language=en",
                // Of the program that drives, not of the fork: older versions of JMH write their results in the
                // encoding of the locale.
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath(cell),
                OtherDriver.class.getName(),
                told.toString()));
        String mode = cell.mode() == null ? AVERAGE_TIME : cell.mode();
        command.addAll(List.of("-f", "1", "-wf", "0", "-foe", "true", "-bm", mode, "-tu", "ns"));
        command.addAll(List.of("-t", Integer.toString(cell.threads())));
        command.addAll(List.of("-wi", Integer.toString(timing.warmups()), "-w", timing.warmupMillis() + "ms"));
        command.addAll(List.of("-i", Integer.toString(timing.measurements()), "-r", timing.measurementMillis() + "ms"));
        command.addAll(List.of("-jvm", cell.jvm()));
        if (turnAddress != null) {
            command.addAll(List.of("-prof", TurnProfiler.class.getName() + ":" + turnAddress));
            command.addAll(List.of("-prof", AllocationProfiler.class.getName()));
        } else {
            // The JMH may be too old for others than its own.
            command.addAll(List.of("-prof", HostProfiler.class.getName(), "-prof", "gc"));
        }
        if (holds(cell.classPath(), ClassesJar.entry(HistogramProfiler.class))) {
            command.addAll(List.of("-prof", HistogramProfiler.class.getName()));
        }
        command.addAll(List.of("-rf", "json"));
        return command;
    }

    /** Without our executor on the class path JMH would not start, so threads are then neither watched nor pinned. */
    private List<String> jvmArgs(Cell cell) throws IOException {
        List<String> arguments = new ArrayList<>(plan.jvmArgs());
        if (!holds(cell.classPath(), ClassesJar.entry(PinnedExecutor.class))) {
            arguments.removeAll(Pin.of(arguments).jvmArgs());
        }
        return arguments;
    }

    private static boolean holds(List<String> classPath, String file) throws IOException {
        for (String entry : classPath) {
            Path path = Path.of(entry);
            if (Files.isRegularFile(path)) {
                try (ZipFile jar = new ZipFile(path.toFile())) {
                    if (jar.getEntry(file) != null) {
                        return true;
                    }
                }
            } else if (Files.exists(path.resolve(file))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Another diobench on the class path has profilers of its own, and its benchmarks go with those; but the other end of the turns, and
     * who starts the driver, are here, so of them ours come first.
     */
    private String classPath(Cell cell) throws IOException {
        List<String> entries = new ArrayList<>();
        entries.add(driver().toString());
        entries.addAll(cell.classPath());
        entries.add(host().toString());
        return String.join(File.pathSeparator, entries);
    }

    private synchronized Path driver() throws IOException {
        if (driver == null || !Files.exists(driver)) {
            driver = ClassesJar.of(
                    List.of(TurnProfiler.class, AllocationProfiler.class, OtherDriver.class, FailureReason.class),
                    Map.of());
        }
        return driver;
    }

    private synchronized Path host() throws IOException {
        if (host == null || !Files.exists(host)) {
            host = ClassesJar.of(HostProfiler.classes(), Map.of());
        }
        return host;
    }

    /** Returns an agent that lets the driving process end with this one, and its fork with it. */
    private synchronized Path watch() throws IOException {
        if (watch == null || !Files.exists(watch)) {
            watch = ClassesJar.of(
                    List.of(ParentWatch.class),
                    Map.of(new Attributes.Name("Premain-Class"), ParentWatch.class.getName()));
        }
        return watch;
    }
}
