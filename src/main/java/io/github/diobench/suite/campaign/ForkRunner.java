package io.github.diobench.suite.campaign;

import io.github.diobench.suite.record.HistogramProfiler;
import io.github.diobench.suite.record.HostProfiler;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one fork after the other through JMH. Not thread-safe: two forks at a time would measure each other. */
final class ForkRunner {
    private final Plan plan;
    private final Path log;

    /**
     * Makes a runner.
     *
     * @param plan whose forks it runs
     * @param log the file that JMH's own messages are appended to
     */
    ForkRunner(Plan plan, Path log) {
        this.plan = plan;
        this.log = log;
    }

    /**
     * Runs the fork that {@code slot} plans, and returns when its JVM has ended, well or not.
     *
     * @throws IOException if the log cannot be written
     */
    ForkRecord run(Slot slot) throws IOException {
        Cell cell = plan.cells().get(slot.cell());
        try (PrintStream messages = openLog();
                Deadline deadline = new Deadline(Duration.ofMillis(plan.timing().timeoutMillis()))) {
            ForkListener listener =
                    new ForkListener(OutputFormatFactory.createFormatInstance(messages, VerboseMode.NORMAL));
            long start = System.currentTimeMillis();
            Measurements measured = null;
            Status status = Status.OK;
            String reason = null;
            try {
                measured = Measurements.of(onlyOne(new Runner(options(cell), listener.asOutputFormat()).run()));
            } catch (RunnerException e) {
                status = deadline.hasPassed() ? Status.TIMEOUT : Status.FAILED;
                reason = deadline.hasPassed()
                        ? "no result after " + plan.timing().timeoutMillis() / 1000 + " s, so its JVM was killed"
                        : FailureReason.of(e);
            }
            return new ForkRecord(
                    slot.number(),
                    slot.round(),
                    1,
                    slot.position(),
                    cell,
                    start,
                    System.currentTimeMillis(),
                    status,
                    reason,
                    listener.warmup(),
                    measured);
        }
    }

    private PrintStream openLog() throws IOException {
        return new PrintStream(
                Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                false,
                StandardCharsets.UTF_8);
    }

    private static RunResult onlyOne(Collection<RunResult> results) throws RunnerException {
        if (results.size() != 1) {
            throw new RunnerException("JMH returned " + results.size() + " results where one was expected");
        }
        return results.iterator().next();
    }

    private Options options(Cell cell) {
        Timing timing = plan.timing();
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(cell.benchmark()) + "$")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .threads(cell.threads())
                .warmupForks(0)
                .forks(1)
                .warmupIterations(timing.warmups())
                .warmupTime(TimeValue.milliseconds(timing.warmupMillis()))
                .measurementIterations(timing.measurements())
                .measurementTime(TimeValue.milliseconds(timing.measurementMillis()))
                .jvm(cell.jvm())
                .jvmArgs(plan.jvmArgs().toArray(String[]::new))
                .shouldFailOnError(true)
                // JMH starts profilers in this order and stops them in reverse: what ours allocates is not counted.
                .addProfiler(HistogramProfiler.class)
                .addProfiler(HostProfiler.class)
                .addProfiler(GCProfiler.class);
        cell.params().forEach((name, value) -> options.param(name, value));
        return options.build();
    }
}
