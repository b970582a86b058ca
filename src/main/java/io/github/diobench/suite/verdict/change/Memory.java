package io.github.diobench.suite.verdict.change;

import java.util.Arrays;

/**
 * How much of its distance from the level a value hands on to the next one: phi.
 *
 * <p>A change of the level looks like memory, so levels are fitted first: two of them or, where that is very much better, more. With
 * two alone, a second change would pass for a memory so long that neither change is significant, however large they are.
 */
final class Memory {
    private static final double LARGEST = 0.9;
    private static final int MOST_STEPS = 5;

    /**
     * How much better one more step must be, as the gain in n log(squares). In 60 values of which each keeps half of the last,
     * chance gains as much in less than one of a hundred series.
     */
    private static final double GAIN = 30;

    /** What is left of a perfect fit is rounding. */
    private static final double ROUNDING = 1e-12;

    private Memory() {}

    /** Returns phi of {@code values}, of which there are enough for two levels. */
    static double phi(double[] values) {
        int n = values.length;
        double[] centred = StepScan.standardized(values);
        double[] sums = new double[n + 1];
        for (int i = 0; i < n; i++) {
            sums[i + 1] = sums[i] + centred[i];
        }
        int most = Math.min(MOST_STEPS, n / Stretch.SIDE - 1);
        // By number of steps and of values: the largest part of the squares that levels explain, and the place of the
        // last step.
        double[][] explained = new double[most + 1][n + 1];
        int[][] last = new int[most + 1][n + 1];
        for (int end = Stretch.SIDE; end <= n; end++) {
            explained[0][end] = explains(sums, 0, end);
        }
        for (int steps = 1; steps <= most; steps++) {
            Arrays.fill(explained[steps], Double.NEGATIVE_INFINITY);
            for (int end = (steps + 1) * Stretch.SIDE; end <= n; end++) {
                for (int start = steps * Stretch.SIDE; start <= end - Stretch.SIDE; start++) {
                    double sum = explained[steps - 1][start] + explains(sums, start, end);
                    if (sum > explained[steps][end]) {
                        explained[steps][end] = sum;
                        last[steps][end] = start;
                    }
                }
            }
        }
        int steps = steps(explained, n);
        return of(residuals(centred, sums, last, steps), steps + 1);
    }

    /** Returns how many steps there are: one, unless more are very much better. */
    private static int steps(double[][] explained, int n) {
        int best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int steps = 1; steps < explained.length; steps++) {
            double left = Math.max(n - 1 - explained[steps][n], ROUNDING);
            double value = n * Math.log(left) + GAIN * steps;
            if (value < least) {
                least = value;
                best = steps;
            }
        }
        return best;
    }

    private static double explains(double[] sums, int start, int end) {
        double sum = sums[end] - sums[start];
        return sum * sum / (end - start);
    }

    private static double[] residuals(double[] values, double[] sums, int[][] last, int steps) {
        double[] residuals = new double[values.length];
        int end = values.length;
        for (int left = steps; left >= 0; left--) {
            int start = left == 0 ? 0 : last[left][end];
            double mean = (sums[end] - sums[start]) / (end - start);
            for (int i = start; i < end; i++) {
                residuals[i] = values[i] - mean;
            }
            end = start;
        }
        return residuals;
    }

    /**
     * Returns the correlation of neighbours among what a fit of so many {@code levels} leaves. What such an estimate is too small by
     * is added to it, and a negative one is taken for 0.
     */
    static double of(double[] residuals, int levels) {
        double squares = 0;
        double products = 0;
        double previous = 0;
        for (double residual : residuals) {
            squares += residual * residual;
            products += residual * previous;
            previous = residual;
        }
        double correlation = squares <= ROUNDING * ROUNDING ? 0 : products / squares;
        return Math.max(0, Math.min(LARGEST, correlation + (double) levels / residuals.length));
    }
}
