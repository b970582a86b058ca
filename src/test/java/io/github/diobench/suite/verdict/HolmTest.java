package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

final class HolmTest {
    /** The example that most textbooks share; R's {@code p.adjust(c(.01, .04, .03, .005), "holm")} gives the same. */
    @Test
    void adjusts_step_by_step_and_never_downwards() {
        assertArrayEquals(
                new double[] {0.03, 0.06, 0.06, 0.02}, Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005}), 1e-15);
    }

    @Test
    void nothing_exceeds_1() {
        assertArrayEquals(new double[] {1, 1, 0.9}, Holm.adjust(new double[] {0.6, 0.8, 0.3}), 1e-15);
    }

    @Test
    void what_was_not_tested_does_not_count() {
        assertArrayEquals(
                new double[] {0.02, Double.NaN, 0.02}, Holm.adjust(new double[] {0.02, Double.NaN, 0.01}), 1e-15);
    }
}
