package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class RatioIntervalTest {
    @Test
    void agrees_with_a_calculation_by_hand() {
        // Log ratios are 0.1, 0.2 and 0.3: mean 0.2, standard error 0.1/sqrt(3), t(0.95; 2) = 2.919986.
        double[] reference = {10, 20, 30};
        double[] candidate = {10 * Math.exp(0.1), 20 * Math.exp(0.2), 30 * Math.exp(0.3)};
        RatioInterval interval = RatioInterval.ofPairs(reference, candidate, 0.90);
        assertEquals(Math.exp(0.2), interval.ratio(), 1e-12);
        assertEquals(Math.exp(0.2 - 2.919986 * 0.1 / Math.sqrt(3)), interval.lower(), 1e-6);
        assertEquals(Math.exp(0.2 + 2.919986 * 0.1 / Math.sqrt(3)), interval.upper(), 1e-6);
        assertEquals(3, interval.pairs());
    }

    @Test
    void what_both_forks_of_a_round_share_cancels() {
        RatioInterval interval =
                RatioInterval.ofPairs(new double[] {10, 100, 1000}, new double[] {11, 110, 1100}, 0.90);
        assertEquals(1.1, interval.lower(), 1e-9);
        assertEquals(1.1, interval.upper(), 1e-9);
    }

    @Test
    void swapping_the_arms_inverts_everything() {
        double[] some = {10, 12, 11, 14};
        double[] others = {13, 11, 15, 12};
        RatioInterval there = RatioInterval.ofPairs(some, others, 0.95);
        RatioInterval back = RatioInterval.ofPairs(others, some, 0.95);
        assertEquals(1, there.ratio() * back.ratio(), 1e-12);
        assertEquals(1, there.lower() * back.upper(), 1e-12);
        assertEquals(1, there.upper() * back.lower(), 1e-12);
    }

    @Test
    void one_pair_has_a_ratio_but_no_interval() {
        RatioInterval interval = RatioInterval.ofPairs(new double[] {10}, new double[] {5}, 0.90);
        assertEquals(0.5, interval.ratio(), 1e-12);
        assertTrue(Double.isNaN(interval.lower()));
        assertTrue(Double.isNaN(interval.upper()));
    }

    @Test
    void nine_of_ten_intervals_hold_the_true_ratio() {
        Random random = new Random(20040824);
        int draws = 20_000;
        int held = 0;
        for (int draw = 0; draw < draws; draw++) {
            double[] reference = new double[8];
            double[] candidate = new double[8];
            for (int round = 0; round < 8; round++) {
                double mood = random.nextGaussian() * 0.3;
                reference[round] = Math.exp(mood + random.nextGaussian() * 0.02);
                candidate[round] = 1.05 * Math.exp(mood + random.nextGaussian() * 0.02);
            }
            RatioInterval interval = RatioInterval.ofPairs(reference, candidate, 0.90);
            held += interval.lower() <= 1.05 && 1.05 <= interval.upper() ? 1 : 0;
        }
        // Four standard errors of a proportion of 0.9 in 20 000 draws are 0.0085.
        assertEquals(0.90, (double) held / draws, 0.0085);
    }

    @Test
    void what_cannot_be_compared_is_refused() {
        double[] two = {1, 2};
        assertThrows(IllegalArgumentException.class, () -> RatioInterval.ofPairs(two, new double[] {1}, 0.9));
        assertThrows(IllegalArgumentException.class, () -> RatioInterval.ofPairs(new double[0], new double[0], 0.9));
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> RatioInterval.ofPairs(two, new double[] {1, bad}, 0.9));
        }
        for (double bad : new double[] {0, 1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> RatioInterval.ofPairs(two, two, bad));
        }
    }
}
