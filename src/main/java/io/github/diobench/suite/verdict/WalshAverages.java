package io.github.diobench.suite.verdict;

import java.util.Arrays;

/**
 * The means of all pairs of some values, each value with itself included: inverting Wilcoxon's signed-rank test, they give
 * the estimate of Hodges and Lehmann (1963) for the centre of a symmetric distribution, and exact bounds for it.
 */
final class WalshAverages {
    private final int n;
    private final double[] ascending;

    WalshAverages(double[] values) {
        n = values.length;
        ascending = new double[n * (n + 1) / 2];
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                ascending[next++] = (values[i] + values[j]) / 2;
            }
        }
        Arrays.sort(ascending);
    }

    /** Returns the estimate: their median; NaN if there are none. */
    double centre() {
        int size = ascending.length;
        return size == 0 ? Double.NaN : (ascending[(size - 1) / 2] + ascending[size / 2]) / 2;
    }

    /** Returns what the centre is below of with a probability of at most {@code level}; negative infinity if nothing is. */
    double lower(double level) {
        int critical = SignedRank.critical(n, level);
        return critical < 0 || n == 0 ? Double.NEGATIVE_INFINITY : ascending[critical];
    }

    /** Returns what the centre is above of with a probability of at most {@code level}; positive infinity if nothing is. */
    double upper(double level) {
        int critical = SignedRank.critical(n, level);
        return critical < 0 || n == 0 ? Double.POSITIVE_INFINITY : ascending[ascending.length - 1 - critical];
    }

    /** Returns the probability, if the centre is 0, of values that lie on one side of it as much as these do. */
    double beyondZero() {
        long below = Arrays.stream(ascending).filter(average -> average < 0).count();
        long above = Arrays.stream(ascending).filter(average -> average > 0).count();
        // An average of exactly 0 speaks for 0, so it counts for the smaller side.
        int smaller = (int) (ascending.length - Math.max(below, above));
        return Math.min(1, 2 * SignedRank.atMost(n, smaller));
    }
}
