package io.github.diobench.suite.verdict;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The values of a histogram that occur and how often: a hundredth of its size, because thousands are needed at the same time.
 * Immutable.
 */
public final class LatencyCounts {
    private final long[] values;
    private final long[] counts;
    private final long total;

    /** Takes over values that ascend and how often each occurs. */
    LatencyCounts(long[] values, long[] counts, long total) {
        this.values = values;
        this.counts = counts;
        this.total = total;
    }

    /** Returns those of {@code histogram}: in each case the largest value that it cannot tell from what was recorded. */
    public static LatencyCounts of(Histogram histogram) {
        long[] values = new long[64];
        long[] counts = new long[64];
        int size = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            values[size] = histogram.highestEquivalentValue(value.getValueIteratedTo());
            counts[size++] = value.getCountAtValueIteratedTo();
        }
        return new LatencyCounts(Arrays.copyOf(values, size), Arrays.copyOf(counts, size), histogram.getTotalCount());
    }

    /** Returns how many values there are in all. */
    public long total() {
        return total;
    }

    /** Adds all of them to {@code histogram}. */
    public void addTo(Histogram histogram) {
        for (int i = 0; i < values.length; i++) {
            histogram.recordValueWithCount(values[i], counts[i]);
        }
    }

    /**
     * Returns the logarithm of a quantile: of the smallest value such that at least this share of all is not above it.
     *
     * @throws IllegalStateException if there are no values
     */
    double logQuantile(double quantile) {
        if (total == 0) {
            throw new IllegalStateException("nothing was recorded, so there is no quantile " + quantile);
        }
        // A product that is whole but for rounding must not be rounded up.
        long rank = Math.max(1, (long) Math.ceil(Math.nextDown(quantile) * (double) total));
        int index = 0;
        for (long atMost = counts[0]; atMost < rank; atMost += counts[index]) {
            index++;
        }
        // A value of 0 is below what the clock can tell; 1 is the least there is.
        return Math.log((double) Math.max(1, values[index]));
    }
}
