package io.github.diobench.suite.verdict.change;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LevelsTest {
    private final double[] noise = SimulatedSeries.noise(60, 0.01, 0, new SplittableRandom(1), SimulatedSeries.NORMAL);

    @Test
    void there_are_two_levels_unless_more_are_very_much_better() {
        assertTrue(Levels.starts(noise).length == 2);
        assertArrayEquals(new int[] {0, 20}, Levels.starts(SimulatedSeries.withStep(noise, 20, 0.1)));
        assertArrayEquals(new int[] {0}, Levels.starts(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}));
        assertArrayEquals(new int[] {0}, Levels.starts(new double[] {1}));
    }

    /** Not every place is tried in these, but all around the best of those that are. */
    @Test
    void steps_of_long_series_are_found_where_they_are() {
        double[] base = SimulatedSeries.noise(4_000, 0.01, 0, new SplittableRandom(2), SimulatedSeries.NORMAL);
        for (int first : new int[] {1_001, 1_002, 1_003, 1_004, 1_005, 1_006, 1_007, 1_008}) {
            double[] hump = SimulatedSeries.withStep(SimulatedSeries.withStep(base, first, 0.2), 3_333, -0.2);
            assertArrayEquals(new int[] {0, first, 3_333}, Levels.starts(hump));
        }
    }

    /** Two levels would leave a residual of half a step, whose neighbours are nearly all alike. */
    @Test
    void two_clear_steps_are_not_taken_for_autocorrelation() {
        double[] hump = SimulatedSeries.withStep(SimulatedSeries.withStep(noise, 20, 0.1), 40, -0.1);
        assertArrayEquals(new int[] {0, 20, 40}, Levels.starts(hump));
        assertTrue(AutocorrelationEstimate.of(hump, Levels.starts(hump)).mean() < 0.4);
        assertTrue(AutocorrelationEstimate.of(hump, 0, 20).mean() > 0.8);
    }
}
