package io.github.diobench.suite.verdict.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PermutationVetoTest {
    private static final StepScan TEN = new StepScan(10, 5, 5);

    @Test
    void the_scan_knows_how_well_the_best_place_fits() {
        StepScan scan = new StepScan(8, 2, 6);
        // Three values at -5/8 and five at 3/8 have a variance of 15/56.
        assertEquals(
                3 * 0.625 / Math.sqrt(15.0 / 56) / Math.sqrt(15.0 / 8),
                scan.best(StepScan.standardized(new double[] {0, 0, 0, 1, 1, 1, 1, 1})),
                1e-12);
    }

    /** Two of 252 orders are as good. */
    @Test
    void ten_values_are_enough_for_a_clear_step() {
        double[] stepped = {0.01, 0.02, 0.04, 0.08, 0.03, 5.1, 5.2, 5.4, 5.8, 5.9};
        for (int seed = 0; seed < 100; seed++) {
            assertFalse(PermutationVeto.objects(stepped, TEN, new SplittableRandom(seed)));
        }
    }

    /** A t test takes it for a step: at infinity, t is 6.9. */
    @Test
    void one_very_odd_run_near_the_end_of_a_long_series_is_vetoed() {
        double[] values = SimulatedSeries.noise(200, 0.01, 0, new SplittableRandom(1), SimulatedSeries.NORMAL);
        values[197] += 100;
        assertTrue(Segment.settled(values).step().p() < ChangeScan.LEVEL);
        assertTrue(Segment.settled(values).isVetoed(new SplittableRandom(1)));
    }

    @Test
    void equal_values_are_vetoed() {
        assertTrue(PermutationVeto.objects(new double[10], TEN, new SplittableRandom(1)));
    }

    /** Ties by rounding must count: the same values in another order on each side have the same sums. */
    @Test
    void orders_within_a_side_are_as_good() {
        StepScan nine = new StepScan(9, 4, 4);
        double statistic = nine.best(StepScan.standardized(new double[] {0.1, 0.2, 0.3, 0.7, 1.1, 1.3, 1.7, 1.9, 2.3}));
        double[] reordered = StepScan.standardized(new double[] {0.7, 0.3, 0.1, 0.2, 2.3, 1.9, 1.7, 1.1, 1.3});
        assertTrue(nine.reaches(reordered, statistic * (1 - 1e-9)));
    }
}
