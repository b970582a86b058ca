package io.github.diobench.suite.machine;

import java.util.Arrays;
import java.util.Locale;

/**
 * How long a cache line takes from the CPU of one thread to that of another, in nanoseconds, one way.
 *
 * @param medianNs the median
 * @param nearNs the median of the shorter times, if there are two kinds of them; otherwise {@code null}
 * @param farNs the median of the longer ones; otherwise {@code null}
 * @param farShare how many of them are long, between 0 and 1; otherwise {@code null}
 */
public record HandOverTimes(double medianNs, Double nearNs, Double farNs, Double farShare) {
    /** Two kinds differ by at least as much; a single kind spreads less. */
    private static final double APART = 1.5;

    /** Fewer are no kind of their own. */
    private static final double LEAST_SHARE = 0.05;

    /** Between two kinds there are at most so many of the rarer kind's times. */
    private static final double VALLEY = 0.3;

    private static final int PARTS = 3;
    private static final double PERCENT = 100;

    /** Returns it in words. */
    String words() {
        return nearNs == null
                ? String.format(Locale.ROOT, "hand-over %.0f ns", medianNs)
                : String.format(Locale.ROOT, "hand-over near %.0f / far %.0f ns", nearNs, farNs);
    }

    /** Sums up {@code times}, of which there is at least one, all above 0. */
    static HandOverTimes of(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        double median = Rounded.nanos(middle(sorted, 0, sorted.length));
        int split = split(sorted);
        double share = (double) (sorted.length - split) / sorted.length;
        if (split == 0 || Math.min(share, 1 - share) < LEAST_SHARE) {
            return new HandOverTimes(median, null, null, null);
        }
        double near = middle(sorted, 0, split);
        double far = middle(sorted, split, sorted.length);
        if (far / near < APART || !isValley(sorted, near, far, Math.min(share, 1 - share))) {
            return new HandOverTimes(median, null, null, null);
        }
        return new HandOverTimes(
                median, Rounded.nanos(near), Rounded.nanos(far), Math.round(share * PERCENT) / PERCENT);
    }

    /** Returns where the long times begin: the place that leaves the least variance of the logarithms on both sides (Otsu). */
    private static int split(double[] sorted) {
        double sum = Arrays.stream(sorted).map(Math::log).sum();
        double below = 0;
        double best = 0;
        int split = 0;
        for (int i = 1; i < sorted.length; i++) {
            below += Math.log(sorted[i - 1]);
            double difference = below / i - (sum - below) / (sorted.length - i);
            double between = difference * difference * i * (sorted.length - i);
            if (between > best) {
                best = between;
                split = i;
            }
        }
        return split;
    }

    private static boolean isValley(double[] sorted, double near, double far, double rarer) {
        double step = Math.pow(far / near, 1.0 / PARTS);
        long between = Arrays.stream(sorted)
                .filter(time -> time > near * step && time < far / step)
                .count();
        return between < VALLEY * rarer * sorted.length;
    }

    private static double middle(double[] sorted, int from, int to) {
        return sorted[(from + to) / 2];
    }
}
