package io.github.diobench.suite.verdict.change;

import java.util.Arrays;

/**
 * Looks for the place at which values step from one level to another: where the sum of the values before it is farthest from what
 * it would be without a step, in units of what chance does to such a sum.
 *
 * <p>It takes values that have been standardised to a mean of 0 and a standard deviation of 1. Immutable.
 */
final class StepScan {
    /** A spread as small as this, relative to the values, is what rounding leaves of none. */
    private static final double ROUNDING = 1e-12;

    private final int first;
    private final int last;
    private final double[] weights;

    /**
     * Makes a scan over places.
     *
     * @param n how many values there are
     * @param first the least number of values before the step, at least 1
     * @param last the largest, less than {@code n}
     */
    StepScan(int n, int first, int last) {
        if (first < 1 || last >= n || first > last) {
            throw new IllegalArgumentException("no step among " + n + " values after " + first + " to " + last);
        }
        this.first = first;
        this.last = last;
        weights = new double[last + 1];
        for (int before = first; before <= last; before++) {
            weights[before] = 1 / Math.sqrt((double) before * (n - before) / n);
        }
    }

    /** Returns a copy with a mean of 0 and a standard deviation of 1; all 0 if the values are the same. */
    static double[] standardized(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = 0;
        double largest = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
            largest = Math.max(largest, Math.abs(value));
        }
        double sd = Math.sqrt(squares / (values.length - 1));
        double[] standardized = new double[values.length];
        if (sd > ROUNDING * largest) {
            for (int i = 0; i < values.length; i++) {
                standardized[i] = (values[i] - mean) / sd;
            }
        }
        return standardized;
    }

    /** Returns how well a step fits at the best place; 0 if all values are the same. */
    double best(double[] standardized) {
        double largest = 0;
        double sum = 0;
        for (int before = 1; before <= last; before++) {
            sum += standardized[before - 1];
            if (before >= first) {
                largest = Math.max(largest, Math.abs(sum) * weights[before]);
            }
        }
        return largest;
    }

    /** Tells whether a step fits as well as {@code statistic} anywhere. */
    boolean reaches(double[] standardized, double statistic) {
        double sum = 0;
        for (int before = 1; before <= last; before++) {
            sum += standardized[before - 1];
            if (before >= first && Math.abs(sum) * weights[before] >= statistic) {
                return true;
            }
        }
        return false;
    }
}
