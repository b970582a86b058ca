package io.github.diobench.suite.campaign;

import io.github.diobench.suite.record.HistogramResult;
import io.github.diobench.suite.record.Histograms;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one fork measured, without the classes of JMH. All lists have one element for each measured iteration.
 *
 * @param mode JMH's short name of the benchmark mode, such as {@code avgt}
 * @param unit the scores' unit
 * @param jdkVersion version of the JDK that ran the fork
 * @param vmName name of its virtual machine
 * @param vmVersion version of its virtual machine
 * @param threads worker threads that really ran; {@code null} in journals that are too old to say
 * @param scores in {@code unit}: time per operation or, where {@link #higherIsBetter}, operations per time
 * @param measuredOps operations inside the measurement window; empty if the JMH of another class path ran the fork
 * @param allOps operations including those before and after the window; likewise
 * @param metrics what JMH reports beside the score, by name
 * @param histograms latencies by label, as {@link Histograms#toText}
 */
public record Measurements(
        String mode,
        String unit,
        String jdkVersion,
        String vmName,
        String vmVersion,
        Integer threads,
        List<Double> scores,
        List<Long> measuredOps,
        List<Long> allOps,
        SortedMap<String, Metric> metrics,
        SortedMap<String, List<String>> histograms) {
    private static final MathContext DIGITS = new MathContext(6);

    /** What the units of rates begin with. */
    private static final String RATE = "ops/";

    /** Tells whether scores are operations per time, as in JMH's mode {@code thrpt}. */
    public boolean higherIsBetter() {
        return unit.startsWith(RATE);
    }

    /** Takes the measurements out of JMH's result of a run with a single fork. */
    public static Measurements of(RunResult run) {
        BenchmarkResult fork = onlyOne(run.getBenchmarkResults());
        List<IterationResult> iterations = List.copyOf(fork.getIterationResults());
        BenchmarkParams params = run.getParams();
        return new Measurements(
                params.getMode().shortLabel(),
                run.getPrimaryResult().getScoreUnit(),
                params.getJdkVersion(),
                params.getVmName(),
                params.getVmVersion(),
                params.getThreads(),
                iterations.stream()
                        .map(it -> kept(it.getPrimaryResult().getScore()))
                        .toList(),
                iterations.stream().map(it -> it.getMetadata().getMeasuredOps()).toList(),
                iterations.stream().map(it -> it.getMetadata().getAllOps()).toList(),
                metrics(iterations),
                histograms(iterations));
    }

    /** Returns these with one more {@code metric}. */
    Measurements withMetric(String name, Metric metric) {
        SortedMap<String, Metric> more = new TreeMap<>(metrics);
        more.put(name, metric);
        return new Measurements(
                mode, unit, jdkVersion, vmName, vmVersion, threads, scores, measuredOps, allOps, more, histograms);
    }

    private static BenchmarkResult onlyOne(Collection<BenchmarkResult> forks) {
        if (forks.size() != 1) {
            throw new IllegalArgumentException("expected one fork but got " + forks.size());
        }
        return forks.iterator().next();
    }

    /** Returns {@code value} as a journal keeps it: to six digits, which is far more than anything is known to that was measured once. */
    private static double kept(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
    }

    private static SortedMap<String, List<String>> histograms(List<IterationResult> iterations) {
        SortedMap<String, List<String>> histograms = new TreeMap<>();
        for (IterationResult iteration : iterations) {
            iteration.getSecondaryResults().forEach((label, result) -> {
                if (result instanceof HistogramResult histogram) {
                    histograms
                            .computeIfAbsent(label, any -> new ArrayList<>())
                            .add(Histograms.toText(histogram.histogram()));
                }
            });
        }
        return histograms;
    }

    private static SortedMap<String, Metric> metrics(List<IterationResult> iterations) {
        SortedMap<String, Metric> metrics = new TreeMap<>();
        for (IterationResult iteration : iterations) {
            iteration.getSecondaryResults().forEach((name, result) -> {
                if (!result.getRole().isDerivative() && !(result instanceof HistogramResult)) {
                    metrics.computeIfAbsent(name, any -> metric(name, iteration, iterations));
                }
            });
        }
        return metrics;
    }

    private static Metric metric(String name, IterationResult example, List<IterationResult> iterations) {
        List<Double> values = new ArrayList<>();
        for (IterationResult iteration : iterations) {
            Result<?> result = iteration.getSecondaryResults().get(name);
            values.add(result == null ? null : kept(result.getScore()));
        }
        String unit = example.getSecondaryResults().get(name).getScoreUnit();
        return new Metric(unit, isAdditive(name, example), values);
    }

    /**
     * Finds out how JMH combines a result over iterations, which it does not tell: of the results it only gives those
     * that it averages an error, and only from three values on.
     */
    private static boolean isAdditive(String name, IterationResult iteration) {
        BenchmarkResult threeTimes =
                new BenchmarkResult(iteration.getBenchmarkParams(), Collections.nCopies(3, iteration));
        return Double.isNaN(threeTimes.getSecondaryResults().get(name).getScoreError());
    }
}
