package io.github.diobench.suite.verdict.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PermutationsTest {
    private static final StepScan NINE = new StepScan(9, 4, 4);

    @Test
    void the_scan_knows_the_best_place() {
        StepScan scan = new StepScan(8, 2, 6);
        StepScan.Best best = scan.best(StepScan.standardized(new double[] {0, 0, 0, 1, 1, 1, 1, 1}));
        assertEquals(3, best.before());
        // Three values at -5/8 and five at 3/8 have a variance of 15/56.
        assertEquals(3 * 0.625 / Math.sqrt(15.0 / 56) / Math.sqrt(15.0 / 8), best.statistic(), 1e-12);
    }

    @Test
    void equal_values_have_no_place() {
        double[] same = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
        assertEquals(0, NINE.best(StepScan.standardized(same)).statistic());
        assertEquals(1, Permutations.p(same, NINE, 999, new SplittableRandom(1)));
    }

    /** 4 of 9 values that are all on one side: two of 126 choices are as good. */
    @Test
    void p_is_the_share_of_orders_that_are_as_good() {
        double[] stepped = {0.01, 0.02, 0.04, 0.08, 5.1, 5.2, 5.4, 5.8, 5.9};
        double sum = 0;
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 400; i++) {
            sum += Permutations.p(stepped, NINE, 99_999, random);
        }
        // The largest four on the left are not as good as the smallest four: only one choice.
        assertEquals(1 / 126.0, sum / 400, 0.1 / 126);
    }

    @Test
    void p_is_never_zero() {
        double[] stepped = new double[40];
        for (int i = 0; i < 40; i++) {
            stepped[i] = i + (i < 20 ? 0 : 100);
        }
        assertEquals(1.0 / 1000, Permutations.p(stepped, new StepScan(40, 5, 35), 999, new SplittableRandom(1)));
    }

    /** Ties by rounding must count: the same values in another order on each side have the same sums. */
    @Test
    void orders_within_a_side_are_as_good() {
        double[] values = {0.1, 0.2, 0.3, 0.7, 1.1, 1.3, 1.7, 1.9, 2.3};
        double[] standardized = StepScan.standardized(values);
        double statistic = NINE.best(standardized).statistic();
        double[] reordered = StepScan.standardized(new double[] {0.7, 0.3, 0.1, 0.2, 2.3, 1.9, 1.7, 1.1, 1.3});
        assertTrue(NINE.reaches(reordered, statistic * (1 - 1e-9)));
    }
}
