package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * Against the depression scales of Hollander and Wolfe (1973), the example of R's {@code wilcox.test}: V = 40, one-sided p =
 * 0.01953. Bounds by a second implementation in Python.
 */
final class WalshAveragesTest {
    private static final double[] DIFFERENCES = {-0.952, 0.147, -1.022, -0.43, -0.62, -0.59, -0.49, 0.08, -0.01};

    private final WalshAverages averages = new WalshAverages(DIFFERENCES);

    @Test
    void estimate_and_bounds_are_those_of_the_textbook_example() {
        assertEquals(-0.46, averages.centre(), 1e-12);
        assertEquals(-0.726, averages.lower(0.05), 1e-12);
        assertEquals(-0.175, averages.upper(0.05), 1e-12);
        assertEquals(-0.786, averages.lower(0.025), 1e-12);
        assertEquals(-0.01, averages.upper(0.025), 1e-12);
        assertEquals(-0.821, averages.lower(0.01), 1e-12);
        assertEquals(0.0685, averages.upper(0.01), 1e-12);
    }

    @Test
    void so_is_the_test_that_they_invert() {
        assertEquals(0.0390625, averages.beyondZero(), 1e-12);
    }

    @Test
    void too_few_values_bound_nothing() {
        WalshAverages few = new WalshAverages(new double[] {1, 2, 3, 4});
        assertEquals(Double.NEGATIVE_INFINITY, few.lower(0.05));
        assertEquals(Double.POSITIVE_INFINITY, few.upper(0.05));
        assertEquals(2.5, few.centre());
        assertEquals(1, few.lower(0.0625));
    }

    @Test
    void equal_values_speak_for_no_difference_only_if_they_are_zero() {
        assertEquals(1, new WalshAverages(new double[8]).beyondZero());
        assertEquals(2 / 256.0, new WalshAverages(new double[] {1, 1, 1, 1, 1, 1, 1, 1}).beyondZero(), 1e-15);
    }
}
