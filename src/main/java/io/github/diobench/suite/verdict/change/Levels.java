package io.github.diobench.suite.verdict.change;

import java.util.Arrays;

/**
 * Fits levels to a series, so that what is left of it shows its autocorrelation: two levels or, where that is very much better,
 * more. With two alone, a second change would pass for an autocorrelation so strong that neither change is significant, however
 * large they are.
 */
final class Levels {
    private static final int MOST_STEPS = 5;

    /**
     * How much better one more step must be, as the gain in n log(squares). In 60 values of which each keeps half of the last,
     * chance gains as much in less than one of a hundred series.
     */
    private static final double GAIN = 30;

    /** What is left of a perfect fit is rounding. */
    private static final double ROUNDING = 1e-12;

    /** Of longer series not every place is tried, so that the work stays in proportion to their length; then the neighbours of the best. */
    private static final int MOST_PLACES = 512;

    private final int n;
    private final int stride;
    private final double[] sums;

    /** By number of steps and of values: the largest part of the squares that levels explain. */
    private final double[][] explained;

    /** The place of the last step of that fit. */
    private final int[][] last;

    private Levels(double[] values) {
        n = values.length;
        stride = 1 + n / MOST_PLACES;
        double[] standardized = StepScan.standardized(values);
        sums = new double[n + 1];
        for (int i = 0; i < n; i++) {
            sums[i + 1] = sums[i] + standardized[i];
        }
        int most = Math.min(MOST_STEPS, Math.max(0, n / Segment.SIDE - 1));
        explained = new double[most + 1][n + 1];
        last = new int[most + 1][n + 1];
        for (int steps = 1; steps <= most; steps++) {
            Arrays.fill(explained[steps], Double.NEGATIVE_INFINITY);
        }
        for (int end = Segment.SIDE; end < n; end += stride) {
            fit(end);
        }
        if (n >= Segment.SIDE) {
            fit(n);
        }
    }

    /** Returns where each level of {@code values} begins, 0 first; fewer values than two levels need have one. */
    static int[] starts(double[] values) {
        Levels levels = new Levels(values);
        int[] best = {0};
        double least = Double.POSITIVE_INFINITY;
        for (int steps = 1; steps < levels.explained.length; steps++) {
            // Between two places that were tried a step leaves values of both levels, which must not pass for a level
            // more.
            int[] starts = levels.refined(levels.tried(steps));
            double value = values.length * Math.log(levels.unexplained(starts)) + GAIN * steps;
            if (value < least) {
                least = value;
                best = starts;
            }
        }
        return best;
    }

    /** Returns the starts of the best fit with so many steps, of those that were tried. */
    private int[] tried(int steps) {
        int[] starts = new int[steps + 1];
        int end = n;
        for (int i = steps; i > 0; i--) {
            end = last[i][end];
            starts[i] = end;
        }
        return starts;
    }

    private double unexplained(int[] starts) {
        double squares = 0;
        for (int i = 0; i < starts.length; i++) {
            squares += explains(starts[i], end(starts, i));
        }
        return Math.max(n - 1 - squares, ROUNDING);
    }

    private int end(int[] starts, int level) {
        return level + 1 < starts.length ? starts[level + 1] : n;
    }

    /** Moves each of {@code starts} to the best place up to the next one that was tried, between its neighbours. */
    private int[] refined(int[] starts) {
        for (int i = 1; i < starts.length && stride > 1; i++) {
            int before = starts[i - 1];
            int after = end(starts, i);
            int best = starts[i];
            int from = Math.max(before + Segment.SIDE, starts[i] - stride + 1);
            int to = Math.min(after - Segment.SIDE, starts[i] + stride - 1);
            for (int place = from; place <= to; place++) {
                if (explains(before, place) + explains(place, after) > explains(before, best) + explains(best, after)) {
                    best = place;
                }
            }
            starts[i] = best;
        }
        return starts;
    }

    /** Fits all numbers of steps to the first {@code end} values; all shorter parts that are tried must have been fitted before. */
    private void fit(int end) {
        explained[0][end] = explains(0, end);
        for (int start = Segment.SIDE; start <= end - Segment.SIDE; start += stride) {
            double level = explains(start, end);
            for (int steps = 1; steps < explained.length && steps * Segment.SIDE <= start; steps++) {
                double sum = explained[steps - 1][start] + level;
                if (sum > explained[steps][end]) {
                    explained[steps][end] = sum;
                    last[steps][end] = start;
                }
            }
        }
    }

    private double explains(int start, int end) {
        double sum = sums[end] - sums[start];
        return sum * sum / (end - start);
    }
}
