package io.github.diobench.suite.verdict.change;

import java.util.SplittableRandom;

/**
 * Objects to a step that the same values show as well in a random order, which one or two odd runs do where a t test expects none.
 *
 * <p>The search for the best place is repeated in each permutation, so it needs no correction. The other series that are searched
 * are not corrected for: a dozen values do not have enough orders for that, which is why this is a veto and not the test.
 */
final class PermutationVeto {
    /** Both orders of two sides of five runs, of 252, must not be too many. */
    private static final double LEVEL = 0.02;

    private static final int DRAWS = 999;
    private static final double MOST = LEVEL * (DRAWS + 1);

    /** Sums of the same numbers in another order differ by rounding, and then count as equal. */
    private static final double ROUNDING = 1e-9;

    private PermutationVeto() {}

    /** Tells whether more than 2 % of all orders of {@code values} have a step that fits as well. */
    static boolean objects(double[] values, StepScan scan, SplittableRandom random) {
        double[] shuffled = StepScan.standardized(values);
        double statistic = scan.best(shuffled) * (1 - ROUNDING);
        // The order that was measured is one of them.
        int reached = 1;
        for (int draw = 1; draw <= DRAWS && reached <= MOST; draw++) {
            shuffle(shuffled, random);
            if (scan.reaches(shuffled, statistic)) {
                reached++;
            }
        }
        return reached > MOST;
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
