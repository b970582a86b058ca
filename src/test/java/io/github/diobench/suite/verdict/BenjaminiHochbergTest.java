package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

final class BenjaminiHochbergTest {
    /** As R's {@code p.adjust(c(.01, .04, .03, .005), "BH")}. */
    @Test
    void adjusts_step_by_step_and_never_upwards() {
        assertArrayEquals(
                new double[] {0.02, 0.04, 0.04, 0.02},
                BenjaminiHochberg.adjust(new double[] {0.01, 0.04, 0.03, 0.005}),
                1e-15);
    }

    /** As R's {@code p.adjust(c(.001, .5, .9, .002), "BH")}. */
    @Test
    void is_milder_than_holm() {
        assertArrayEquals(
                new double[] {0.004, 2.0 / 3, 0.9, 0.004},
                BenjaminiHochberg.adjust(new double[] {0.001, 0.5, 0.9, 0.002}),
                1e-15);
        assertArrayEquals(new double[] {0.004, 1, 1, 0.006}, Holm.adjust(new double[] {0.001, 0.5, 0.9, 0.002}), 1e-15);
    }

    @Test
    void what_was_not_tested_does_not_count() {
        assertArrayEquals(
                new double[] {0.02, Double.NaN, 0.02},
                BenjaminiHochberg.adjust(new double[] {0.02, Double.NaN, 0.01}),
                1e-15);
    }
}
