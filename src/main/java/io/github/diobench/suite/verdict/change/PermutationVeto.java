package io.github.diobench.suite.verdict.change;

import java.util.SplittableRandom;

/**
 * Objects to a step that the same values show as well in a random order, which one or two odd runs do where a t test expects none.
 *
 * <p>The search for the best place is repeated in each permutation, so it needs no correction. The other series that are searched
 * are not corrected for: a dozen values do not have enough orders for that, which is why this is a veto and not the test.
 */
final class PermutationVeto {
    private static final int DRAWS = 9999;

    /** Sums of the same numbers in another order differ by rounding, and then count as equal. */
    private static final double ROUNDING = 1e-9;

    private PermutationVeto() {}

    /** Tells whether more than a share of {@code level} of all orders of {@code values} have a step that fits as well. */
    static boolean objects(double[] values, StepScan scan, double level, SplittableRandom random) {
        double[] shuffled = StepScan.standardized(values);
        double statistic = scan.best(shuffled) * (1 - ROUNDING);
        // The order that was measured is one of them.
        int reached = 1;
        for (int draw = 1; draw <= DRAWS && reached <= level * (DRAWS + 1); draw++) {
            shuffle(shuffled, random);
            if (scan.reaches(shuffled, statistic)) {
                reached++;
            }
        }
        return reached > level * (DRAWS + 1);
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
