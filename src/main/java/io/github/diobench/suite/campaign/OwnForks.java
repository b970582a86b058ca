package io.github.diobench.suite.campaign;

import io.github.diobench.probe.TurnProfiler;
import io.github.diobench.suite.record.HistogramProfiler;
import io.github.diobench.suite.record.HostProfiler;
import io.github.diobench.suite.record.ParentWatch;
import java.io.PrintStream;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of this program's own class path, by the JMH that is in it. */
final class OwnForks implements ForkKind {
    private final Plan plan;

    OwnForks(Plan plan) {
        this.plan = plan;
    }

    @Override
    public Measurements measure(Cell cell, String turnAddress, PrintStream messages, Consumer<Double> warmup)
            throws ForkFailure {
        ForkListener listener =
                new ForkListener(OutputFormatFactory.createFormatInstance(messages, VerboseMode.NORMAL), warmup);
        ForkOutput.goesTo(messages);
        try {
            return Measurements.of(onlyOne(new Runner(options(cell, turnAddress), listener.asOutputFormat()).run()));
        } catch (RunnerException | BenchmarkException e) {
            throw new ForkFailure(FailureReason.of(e), e);
        } catch (OutOfMemoryError e) { // JMH reads the last lines that a fork has written, however long they are
            throw new ForkFailure("what it wrote does not fit into the memory of this Java", e);
        } finally {
            ForkOutput.goesTo(null);
        }
    }

    private static RunResult onlyOne(Collection<RunResult> results) throws RunnerException {
        if (results.size() != 1) {
            throw new RunnerException("JMH returned " + results.size() + " results where one was expected");
        }
        return results.iterator().next();
    }

    private Options options(Cell cell, String turnAddress) {
        Timing timing = plan.timingOf(cell);
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
                .jvmArgs(plan.jvmArgsOf(cell).toArray(String[]::new))
                .shouldFailOnError(true);
        // JMH starts profilers in this order and stops them in reverse: what ours do is outside of what comes after
        // them.
        if (turnAddress != null) {
            // The property does nothing; by it a fork can be found before it has called.
            options.jvmArgsAppend("-Ddiobench.turn=" + turnAddress).addProfiler(TurnProfiler.class, turnAddress);
        } else {
            options.jvmArgsAppend(ParentWatch.jvmArgument()).addProfiler(HostProfiler.class);
        }
        options.addProfiler(HistogramProfiler.class);
        cell.params().forEach((name, value) -> options.param(name, value));
        return options.build();
    }
}
