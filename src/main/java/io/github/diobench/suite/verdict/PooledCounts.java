package io.github.diobench.suite.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The histograms of some rounds, ready to be added up in any mixture: for each round, how many values are at most each of the
 * values that occur. Immutable.
 */
final class PooledCounts {
    private final int rounds;
    private final long[] values;

    /** By value, then by round: a mixture adds up the rounds at one value after the other, thousands of times. */
    private final long[][] atMost;

    PooledCounts(List<LatencyCounts> histograms) {
        rounds = histograms.size();
        values = histograms.stream()
                .flatMapToLong(counts -> IntStream.range(0, counts.size()).mapToLong(counts::value))
                .sorted()
                .distinct()
                .toArray();
        atMost = new long[values.length][rounds];
        for (int round = 0; round < rounds; round++) {
            add(histograms.get(round), round);
        }
        for (int i = 1; i < values.length; i++) {
            for (int round = 0; round < rounds; round++) {
                atMost[i][round] += atMost[i - 1][round];
            }
        }
    }

    private void add(LatencyCounts counts, int round) {
        for (int i = 0; i < counts.size(); i++) {
            atMost[Arrays.binarySearch(values, counts.value(i))][round] = counts.count(i);
        }
    }

    int rounds() {
        return rounds;
    }

    /** Returns the number of values in the smallest round. */
    long smallestRound() {
        return rounds == 0 ? 0 : Arrays.stream(atMost[values.length - 1]).min().orElseThrow();
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
        long[] counts = atMost[index];
        long sum = 0;
        for (int round = 0; round < rounds; round++) {
            sum += weights[round] * counts[round];
        }
        return sum;
    }
}
