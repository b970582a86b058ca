package io.github.diobench.suite.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;

/**
 * Hands the histograms, tallies and gauges of a measuring JVM to JMH, iteration by iteration.
 *
 * <p>For each label of {@link LatencyRecorder} an iteration yields one {@link HistogramResult} and, as
 * {@code <label>.overflow}, the number of values that were out of range; for each role of {@link Tally} one sum, as
 * {@code tally.<role>}; each {@link Gauge} as it is; and, if threads are pinned, as {@code cpu.<thread>} the CPU on which each
 * ({@link MeasuringThreads}) ran last. It fails the fork if a thread that was to be pinned is not. Warm-up iterations are recorded too, so that the recording code is warm, but yield nothing.
 *
 * <p>As the one part of diobench that is in every measuring JVM, it also lets that end with the one that started it.
 *
 * <p>JMH calls it on one thread, while no benchmark thread runs.
 */
public final class HistogramProfiler implements InternalProfiler {
    /** What the names of the results start with that come from {@link Tally}. */
    public static final String TALLY_PREFIX = "tally.";

    /** What the name of a result ends with that counts the values of a label that were out of range. */
    public static final String OVERFLOW_SUFFIX = ".overflow";

    /** What the names of the results start with that tell on which CPU a thread ran. */
    public static final String CPU_PREFIX = "cpu.";

    private static final String COUNT_UNIT = "ops";

    @Override
    public String getDescription() {
        return "diobench latency histograms and role counts";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        ParentWatch.startIfWanted();
        LatencyRecorder.clearAll();
        Tally.clearAll();
        Gauge.clearAll();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        MeasuringThreads.requirePinned();
        if (iteration.getType() == IterationType.WARMUP) {
            return List.of();
        }
        Map<String, Recording> recordings = LatencyRecorder.readAll();
        HistogramCheck.verify(recordings, result.getMetadata().getMeasuredOps(), benchmark.getThreads());
        List<Result<?>> results = new ArrayList<>();
        recordings.forEach((label, recording) -> {
            results.add(new HistogramResult(label, recording.histogram()));
            results.add(sum(label + OVERFLOW_SUFFIX, recording.outOfRange()));
        });
        Tally.readAll().forEach((role, count) -> results.add(sum(TALLY_PREFIX + role, count)));
        Gauge.readAll()
                .forEach((label, reading) ->
                        results.add(new ScalarResult(label, reading.value(), reading.unit(), AggregationPolicy.AVG)));
        MeasuringThreads.places()
                .forEach((name, cpu) ->
                        results.add(new ScalarResult(CPU_PREFIX + name, cpu, "cpu", AggregationPolicy.AVG)));
        return results;
    }

    private static ScalarResult sum(String label, long value) {
        return new ScalarResult(label, value, COUNT_UNIT, AggregationPolicy.SUM);
    }
}
