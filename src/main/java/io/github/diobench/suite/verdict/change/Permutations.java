package io.github.diobench.suite.verdict.change;

import java.util.SplittableRandom;

/**
 * Tests whether there is a step anywhere: how often the same values in a random order hold one that fits as well.
 *
 * <p>The search for the best place is repeated in each permutation, so it needs no correction.
 */
final class Permutations {
    /**
     * After so many permutations that reach the statistic the rest is not drawn: with l of them drawn, p is this many of l, which
     * is as valid as the p-value of a fixed number (Besag and Clifford 1991) and saves nearly all draws of a series without a step.
     */
    private static final int ENOUGH = 20;

    /** Sums of the same numbers in another order differ by rounding, and then count as equal. */
    private static final double ROUNDING = 1e-9;

    private Permutations() {}

    /** Returns the probability of a step that fits {@code values} as well as the best one does, from {@code draws} permutations. */
    static double p(double[] values, StepScan scan, long draws, SplittableRandom random) {
        double[] shuffled = StepScan.standardized(values);
        double statistic = scan.best(shuffled).statistic();
        if (statistic == 0) {
            return 1;
        }
        int reached = 0;
        for (long draw = 1; draw <= draws; draw++) {
            shuffle(shuffled, random);
            if (scan.reaches(shuffled, statistic * (1 - ROUNDING))) {
                reached++;
                if (reached == ENOUGH) {
                    return (double) ENOUGH / draw;
                }
            }
        }
        return (reached + 1.0) / (draws + 1.0);
    }

    private static void shuffle(double[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }
}
