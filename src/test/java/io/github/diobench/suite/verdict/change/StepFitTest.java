package io.github.diobench.suite.verdict.change;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class StepFitTest {
    private static final double[] VALUES = {-2, 0, -1, 1, 2, 0};

    /** Means of -1 and 1 leave 4 squares and 4 degrees; each mean is of 3 values. */
    @Test
    void without_autocorrelation_it_is_the_difference_of_two_means() {
        StepFit.Step step = new StepFit(VALUES, 0).after(3);
        assertEquals(2, step.change(), 1e-12);
        assertEquals(Math.sqrt(4.0 / 4 * 2 / 3), step.se(), 1e-12);
        assertEquals(-(Math.log(9) + 4 * Math.log(4)) / 2, step.logLikelihood(), 1e-12);
    }

    /** With much autocorrelation all that is known of a step is how far the value after it is from the one before. */
    @Test
    void with_nothing_but_autocorrelation_it_is_one_difference() {
        assertEquals(2, new StepFit(VALUES, 0.9999).after(3).change(), 0.001);
        assertEquals(-2, new StepFit(VALUES, 0.9999).after(5).change(), 0.001);
    }

    /** The same by the normal equations of three whitened columns, solved by hand: both levels are weighted means. */
    @Test
    void the_weights_are_those_of_generalised_least_squares() {
        double[] stepped = {1, 1, 1, 3, 3, 3};
        for (double phi : new double[] {0, 0.3, 0.7}) {
            assertEquals(2, new StepFit(stepped, phi).after(3).change(), 1e-12);
        }
        // Two values and phi of one half: the step is their difference, whatever phi is.
        assertEquals(3, new StepFit(new double[] {1, 4}, 0.5).after(1).change(), 1e-12);
    }

    @Test
    void a_straight_line_leaves_nothing_of_a_straight_line() {
        double[] line = {-2, -1, 0, 1, 2};
        for (double phi : new double[] {0, 0.5, 0.9}) {
            assertEquals(0, new StepFit(line, phi).leftOfLine(), 1e-12);
        }
        // The products with time are 3, the squares of time 17.5.
        assertEquals(6 - 9 / 17.5, new StepFit(new double[] {-1, 1, -1, 1, -1, 1}, 0).leftOfLine(), 1e-12);
    }

    @Test
    void whitening_takes_a_share_of_the_value_before() {
        assertArrayEquals(
                new double[] {Math.sqrt(0.75), 1.5, 2, 2.5}, StepFit.whitened(new double[] {1, 2, 3, 4}, 0.5), 1e-12);
    }
}
