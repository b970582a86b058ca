package io.github.diobench.suite.record;

import org.HdrHistogram.Histogram;

/** What all threads recorded under one label during one iteration. Not thread-safe. */
final class Recording {
    private final Histogram histogram = Histograms.create();
    private long outOfRange;

    void add(Histogram oneThread, long oneThreadOutOfRange) {
        histogram.add(oneThread);
        outOfRange += oneThreadOutOfRange;
    }

    Histogram histogram() {
        return histogram;
    }

    long count() {
        return histogram.getTotalCount();
    }

    /** How many of the recorded values were clamped to the range of {@link Histograms}. */
    long outOfRange() {
        return outOfRange;
    }
}
