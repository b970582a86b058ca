package io.github.diobench.suite.verdict;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What all that draws rounds again with replacement has in common: quantiles of merged histograms, on a logarithmic scale. */
final class Resampling {
    static final int DRAWS = 999;

    /** So many values must lie beyond a quantile in every fork. */
    private static final int ENOUGH_BEYOND = 100;

    private Resampling() {}

    /** Returns how often each of {@code rounds} rounds is drawn. */
    static int[] drawn(int rounds, SplittableRandom random) {
        int[] weights = new int[rounds];
        for (int i = 0; i < rounds; i++) {
            weights[random.nextInt(rounds)]++;
        }
        return weights;
    }

    /** Returns the rounds as they were measured: each once. */
    static int[] once(int rounds) {
        int[] weights = new int[rounds];
        Arrays.fill(weights, 1);
        return weights;
    }

    static double logQuantile(PooledCounts counts, double quantile, int[] weights) {
        // A value of 0 is below what the clock can tell; 1 is the least there is.
        return Math.log(Math.max(1, counts.quantile(quantile, weights)));
    }

    /** Tells whether a share of {@code beyond} of {@code values} values is enough to say where the quantile lies. */
    static boolean isEnough(double beyond, long values) {
        return beyond * (double) values >= ENOUGH_BEYOND * (1 - 1e-9);
    }
}
