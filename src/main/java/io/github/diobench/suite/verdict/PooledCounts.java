package io.github.diobench.suite.verdict;

import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The histograms of some rounds, ready to be added up in any mixture: for each round, how many values are at most each of the
 * values that occur. Immutable.
 */
final class PooledCounts {
    private final long[] values;
    private final long[][] atMost;

    PooledCounts(List<Histogram> rounds) {
        values = rounds.stream()
                .flatMapToLong(histogram -> Arrays.stream(recorded(histogram)))
                .sorted()
                .distinct()
                .toArray();
        atMost = new long[rounds.size()][];
        for (int round = 0; round < atMost.length; round++) {
            atMost[round] = cumulated(rounds.get(round));
        }
    }

    /** Returns the values that occur, in each case the largest one that the histogram cannot tell from it. */
    private static long[] recorded(Histogram histogram) {
        long[] recorded = new long[64];
        int count = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            if (count == recorded.length) {
                recorded = Arrays.copyOf(recorded, 2 * count);
            }
            recorded[count++] = histogram.highestEquivalentValue(value.getValueIteratedTo());
        }
        return Arrays.copyOf(recorded, count);
    }

    private long[] cumulated(Histogram histogram) {
        long[] counts = new long[values.length];
        for (HistogramIterationValue value : histogram.recordedValues()) {
            long highest = histogram.highestEquivalentValue(value.getValueIteratedTo());
            counts[Arrays.binarySearch(values, highest)] += value.getCountAtValueIteratedTo();
        }
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
        return counts;
    }

    int rounds() {
        return atMost.length;
    }

    /** Returns the number of values in the smallest round. */
    long smallestRound() {
        return Arrays.stream(atMost)
                .mapToLong(counts -> counts[counts.length - 1])
                .min()
                .orElse(0);
    }

    /**
     * Returns a quantile of all values together, each round taken as often as {@code weights} says.
     *
     * @return the smallest value such that at least this share of them is not above it
     */
    double quantile(double quantile, int[] weights) {
        long total = sum(weights, values.length - 1);
        // A product that is whole but for rounding must not be rounded up.
        long rank = Math.max(1, (long) Math.ceil(Math.nextDown(quantile) * (double) total));
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sum(weights, middle) < rank) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (double) values[low];
    }

    private long sum(int[] weights, int index) {
        long sum = 0;
        for (int round = 0; round < atMost.length; round++) {
            sum += weights[round] * atMost[round][index];
        }
        return sum;
    }
}
