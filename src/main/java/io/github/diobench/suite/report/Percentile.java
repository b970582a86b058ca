package io.github.diobench.suite.report;

import org.HdrHistogram.Histogram;

/** The percentiles that reports quote. */
enum Percentile {
    P50("p50", 50),
    P90("p90", 90),
    P99("p99", 99),
    P99_9("p99.9", 99.9),
    P99_99("p99.99", 99.99);

    /** With fewer values beyond a percentile, one more or less of them moves it at will. */
    private static final int LEAST_BEYOND = 100;

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
        return histogram.getTotalCount() * (100 - percent) / 100 >= LEAST_BEYOND;
    }
}
