package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MeanIntervalTest {
    @Test
    void it_is_students_over_the_values() {
        MeanInterval interval = MeanInterval.of(new double[] {1, 2, 3, 4}, 0.90);
        // Student's quantile of 95 % with 3 degrees of freedom is 2.353363; the standard error is sqrt(5 / 3) / 2.
        double half = 2.353363 * Math.sqrt(5.0 / 3) / 2;
        assertEquals(2.5, interval.mean());
        assertEquals(2.5 - half, interval.lower(), 1e-5);
        assertEquals(2.5 + half, interval.upper(), 1e-5);
        assertEquals(half, interval.halfWidth(), 1e-5);
        assertEquals(4, interval.n());
        assertTrue(interval.isKnown());
    }

    @Test
    void a_single_value_has_none() {
        MeanInterval interval = MeanInterval.of(new double[] {7}, 0.90);
        assertEquals(7, interval.mean());
        assertFalse(interval.isKnown());
        assertTrue(Double.isNaN(interval.halfWidth()));
        assertTrue(Double.isNaN(MeanInterval.of(new double[0], 0.90).mean()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void values_that_are_no_numbers_have_none(double value) {
        assertFalse(MeanInterval.of(new double[] {1, value, 2}, 0.90).isKnown());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1, Double.NaN})
    void a_confidence_is_a_probability(double confidence) {
        assertThrows(IllegalArgumentException.class, () -> MeanInterval.of(new double[] {1, 2}, confidence));
    }
}
