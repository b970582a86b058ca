package io.github.diobench.suite.track.exchange;

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

    /** With fewer values beyond a percentile, one more or less of them moves it at will. */
    private static final int LEAST_BEYOND = 100;

    /** Returns those percentiles of {@code histogram} that enough values lie beyond. */
    static List<Tail> of(String label, Histogram histogram) {
        return PERCENTS.entrySet().stream()
                .filter(percent -> histogram.getTotalCount() * (100 - percent.getValue()) / 100 >= LEAST_BEYOND)
                .map(percent -> new Tail(
                        label,
                        percent.getKey(),
                        histogram.getValueAtPercentile(percent.getValue()),
                        histogram.getTotalCount()))
                .toList();
    }
}
