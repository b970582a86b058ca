package io.github.diobench.suite.verdict;

import java.util.Arrays;

/**
 * Mean and spread of some values.
 *
 * @param n how many
 * @param mean NaN if there are none
 * @param sd standard deviation with n - 1; NaN if there are fewer than two
 */
record Moments(int n, double mean, double sd) {
    static Moments of(double[] values) {
        int n = values.length;
        if (n == 0) {
            return new Moments(0, Double.NaN, Double.NaN);
        }
        double mean = Arrays.stream(values).sum() / n;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Moments(n, mean, n == 1 ? Double.NaN : Math.sqrt(squares / (n - 1)));
    }

    double se() {
        return sd / Math.sqrt(n);
    }

    /** Returns the two-sided p-value of Student's test that the mean is 0; NaN if there are fewer than two values. */
    double differsFromZero() {
        return n < 2 ? Double.NaN : StudentT.beyond(mean, se(), n - 1);
    }
}
