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

    private LatencyCounts(long[] values, long[] counts, long total) {
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

    /** Returns how many different values there are. */
    int size() {
        return values.length;
    }

    /** Returns one of the values, which ascend. */
    long value(int index) {
        return values[index];
    }

    /** Returns how often it occurs. */
    long count(int index) {
        return counts[index];
    }
}
