package io.github.diobench.suite.campaign;

import io.github.diobench.probe.TurnProfiler;
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
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * Runs the benchmarks of another class path, by the JMH that is in it: in one process that drives, and the fork of that.
 *
 * <p>Any jar with benchmarks and JMH will do. What comes back is what JMH's JSON holds: scores and secondary results, but no
 * operation counts and no histograms.
 */
final class OtherForks implements ForkKind {
    private static final String MAIN = "org.openjdk.jmh.Main";
    private static final String AVERAGE_TIME = "avgt";
    private static final int OUTPUT_PART_BYTES = 1 << 20;

    private final Plan plan;
    private Path watch;
    private Path turns;
    private Path host;

    OtherForks(Plan plan) {
        this.plan = plan;
    }

    @Override
    public Measurements measure(Cell cell, String turnAddress, PrintStream messages, Consumer<Double> warmup)
            throws ForkFailure, IOException {
        Path result = Files.createTempFile("diobench-fork-", ".json");
        try {
            ProgramResult end = run(command(cell, turnAddress, result));
            OtherOutput said = new OtherOutput(end.output());
            messages.print(said.text());
            said.warmup().forEach(warmup);
            if (!end.isOk() || Files.size(result) == 0) {
                throw new ForkFailure(said.reason(end.exit()));
            }
            return OtherResult.read(result, cell);
        } finally {
            Files.deleteIfExists(result);
        }
    }

    /** Waits for its end, however long that takes: who gives the turns, or the deadline, kills what takes too long. */
    private static ProgramResult run(List<String> command) throws ForkFailure {
        try (RunningProgram host =
                Program.of(command).outputLimit(OUTPUT_PART_BYTES).start()) {
            boolean ignored = host.waitFor(Duration.ofDays(1));
            return host.result();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForkFailure("interrupted", e);
        }
    }

    private List<String> command(Cell cell, String turnAddress, Path result) throws IOException {
        Timing timing = plan.timingOf(cell);
        List<String> command = new ArrayList<>(List.of(
                cell.jvm(),
                "-javaagent:" + watch() + "=" + ProcessHandle.current().pid(),
                // The whole campaign holds JMH's lock.
                "-Djmh.ignoreLock=true",
                "-Duser.language=en",
                "-cp",
                classPath(cell),
                MAIN,
                "^" + Pattern.quote(cell.benchmark()) + "$"));
        String mode = cell.mode() == null ? AVERAGE_TIME : cell.mode();
        command.addAll(List.of("-f", "1", "-wf", "0", "-foe", "true", "-bm", mode, "-tu", "ns"));
        command.addAll(List.of("-t", Integer.toString(cell.threads())));
        command.addAll(List.of("-wi", Integer.toString(timing.warmups()), "-w", timing.warmupMillis() + "ms"));
        command.addAll(List.of("-i", Integer.toString(timing.measurements()), "-r", timing.measurementMillis() + "ms"));
        command.addAll(List.of("-jvm", cell.jvm()));
        List<String> jvmArgs = jvmArgs(cell);
        // With none of ours the benchmark keeps those that it declares.
        if (!jvmArgs.isEmpty()) {
            command.addAll(List.of("-jvmArgs", quoted(jvmArgs)));
        }
        if (turnAddress != null) {
            command.addAll(List.of("-prof", TurnProfiler.class.getName() + ":" + turnAddress));
        } else {
            command.addAll(List.of("-prof", HostProfiler.class.getName()));
        }
        if (holds(cell.classPath(), ClassesJar.entry(HistogramProfiler.class))) {
            command.addAll(List.of("-prof", HistogramProfiler.class.getName()));
        }
        command.addAll(List.of("-rf", "json", "-rff", result.toString()));
        cell.params().forEach((name, value) -> command.addAll(List.of("-p", name + "=" + value)));
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

    /** JMH splits the arguments at blanks that are not within quotation marks. */
    private static String quoted(List<String> arguments) {
        return arguments.stream()
                .map(argument -> argument.contains(" ") ? "\"" + argument + "\"" : argument)
                .collect(Collectors.joining(" "));
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
     * Another diobench on the class path has profilers of its own, and its benchmarks go with those; but the other end of the turns is
     * here, so of them ours comes first.
     */
    private String classPath(Cell cell) throws IOException {
        List<String> entries = new ArrayList<>();
        entries.add(turns().toString());
        entries.addAll(cell.classPath());
        entries.add(host().toString());
        return String.join(File.pathSeparator, entries);
    }

    private synchronized Path turns() throws IOException {
        if (turns == null || !Files.exists(turns)) {
            turns = ClassesJar.of(List.of(TurnProfiler.class), Map.of());
        }
        return turns;
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
