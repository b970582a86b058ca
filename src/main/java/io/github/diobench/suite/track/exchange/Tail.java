package io.github.diobench.suite.track.exchange;

import io.github.diobench.suite.verdict.EnoughValues;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * A percentile of what a cell recorded, over all its forks together.
 *
 * @param label what was timed
 * @param percentile such as {@code p99}
 * @param nanos the value, in nanoseconds
 * @param count how many values there are in all
 */
record Tail(String label, String percentile, long nanos, long count) {
    /** What is exported, in this order. */
    private static final Map<String, Double> PERCENTS = new TreeMap<>(Map.of("p50", 50.0, "p99", 99.0, "p99.9", 99.9));

    /** Returns those percentiles of {@code histogram} that enough values lie beyond. */
    static List<Tail> of(String label, Histogram histogram) {
        return PERCENTS.entrySet().stream()
                .filter(percent -> EnoughValues.above(percent.getValue() / 100, histogram.getTotalCount()))
                .map(percent -> new Tail(
                        label,
                        percent.getKey(),
                        histogram.getValueAtPercentile(percent.getValue()),
                        histogram.getTotalCount()))
                .toList();
    }
}
