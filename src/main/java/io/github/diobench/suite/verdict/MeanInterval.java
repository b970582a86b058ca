package io.github.diobench.suite.verdict;

import java.util.Arrays;

/**
 * A mean over forks with Student's interval: the fork is what was repeated, so that it knows how much forks differ.
 *
 * @param mean NaN if there are no values, or one of them is no number
 * @param lower lower end of the two-sided interval; NaN with fewer than two values, or if one of them is not finite
 * @param upper its upper end; likewise
 * @param n how many values it rests on
 */
public record MeanInterval(double mean, double lower, double upper, int n) {
    /**
     * Returns that of {@code values}, one for each fork.
     *
     * @param confidence how often such an interval holds the true mean, between 0 and 1
     * @throws IllegalArgumentException if {@code confidence} is out of range
     */
    public static MeanInterval of(double[] values, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be between 0 and 1 but is " + confidence);
        }
        Moments moments = Moments.of(values);
        boolean known = values.length > 1 && Arrays.stream(values).allMatch(Double::isFinite);
        double margin = known ? StudentT.quantile((1 + confidence) / 2, values.length - 1) * moments.se() : Double.NaN;
        return new MeanInterval(moments.mean(), moments.mean() - margin, moments.mean() + margin, moments.n());
    }

    /** Tells whether there is an interval. */
    public boolean isKnown() {
        return !Double.isNaN(lower) && !Double.isNaN(upper);
    }

    /** Returns how far each end is from the mean; NaN if there is no interval. */
    public double halfWidth() {
        return upper - mean;
    }
}
