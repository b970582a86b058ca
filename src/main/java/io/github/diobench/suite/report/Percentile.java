package io.github.diobench.suite.report;

import io.github.diobench.suite.verdict.EnoughValues;
import org.HdrHistogram.Histogram;

/** The percentiles that reports quote. */
enum Percentile {
    P50("p50", 50),
    P90("p90", 90),
    P99("p99", 99),
    P99_9("p99.9", 99.9),
    P99_99("p99.99", 99.99);

    private final String label;
    private final double percent;

    Percentile(String label, double percent) {
        this.label = label;
        this.percent = percent;
    }

    String label() {
        return label;
    }

    /** Returns the value in nanoseconds. */
    long of(Histogram histogram) {
        return histogram.getValueAtPercentile(percent);
    }

    /** Tells whether enough values lie beyond this percentile to quote it. */
    boolean isEstimable(Histogram histogram) {
        return EnoughValues.above(percent / 100, histogram.getTotalCount());
    }
}
