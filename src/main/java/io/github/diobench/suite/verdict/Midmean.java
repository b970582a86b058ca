package io.github.diobench.suite.verdict;

import java.util.Arrays;

/**
 * The mean of the middle half: a quarter of the values is left out at each end. It is the value of a round.
 *
 * <p>Of the median, the estimate of Hodges and Lehmann, means trimmed by 10 and by 25 % and the plain mean, it is the one that is never
 * far from the best: within 3 % of the mean's spread where turns are only noisy, and as narrow as the median where modes change
 * within turns or other load hits one turn in seven.
 */
final class Midmean {
    private static final int PARTS = 4;

    /** How far the quartiles of the standard normal distribution are apart. */
    private static final double NORMAL_QUARTILES = 1.3489795;

    private Midmean() {}

    /** Returns that of {@code values}; NaN if there are none. */
    static double of(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        int cut = ascending.length / PARTS;
        return Arrays.stream(ascending, cut, ascending.length - cut).average().orElse(Double.NaN);
    }

    /**
     * Returns a standard deviation of {@code values} in which the outer quarters have no part: that of a normal distribution whose
     * quartiles are as far apart; NaN with fewer than four values.
     */
    static double spread(double[] values) {
        if (values.length < PARTS) {
            return Double.NaN;
        }
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        return (quantile(ascending, 0.75) - quantile(ascending, 0.25)) / NORMAL_QUARTILES;
    }

    private static double quantile(double[] ascending, double share) {
        double place = share * (ascending.length - 1);
        int below = (int) place;
        double next = ascending[Math.min(below + 1, ascending.length - 1)];
        return ascending[below] + (place - below) * (next - ascending[below]);
    }
}
