package io.github.diobench.suite.verdict.change;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StepFitTest {
    @Test
    void a_step_without_noise_is_measured_exactly() {
        StepFit fit = new StepFit(new double[] {1, 1, 1, 1, 1, 3, 3, 3, 3, 3}, 5);
        assertEquals(2, fit.change(), 1e-12);
        assertEquals(0, fit.halfWidth(0.95), 1e-12);
        assertEquals(0.2, fit.phi(), 1e-12);
    }

    @Test
    void the_correlation_is_that_of_neighbours_around_the_step() {
        // The products of neighbours are -1, 1, -1, -1, 1, -1, 1, which is -1 of 8 squares; 2/8 comes on top.
        assertEquals(-1.0 / 8 + 2.0 / 8, StepFit.phi(new double[] {-1, 1, 1, -1, 11, 11, 9, 9}, 4), 1e-12);
    }

    @Test
    void a_negative_correlation_is_none_and_a_positive_one_has_an_end() {
        assertEquals(0, StepFit.phi(new double[] {-1, 1, -1, 1, -1, 1, -1, 1}, 4));
        double[] rising = new double[100];
        for (int i = 0; i < rising.length; i++) {
            rising[i] = i;
        }
        assertEquals(0.9, StepFit.phi(rising, 1));
    }

    @Test
    void whitening_takes_a_share_of_the_value_before() {
        assertArrayEquals(new double[] {1.5, 2, 2.5}, StepFit.whitened(new double[] {1, 2, 3, 4}, 0.5), 1e-12);
    }

    /**
     * The share of intervals that hold the truth, of 2000: at 95 % chance alone moves it by 0.5 %. Memory is estimated a little too
     * small from 60 values, so with much of it fewer do.
     */
    @ParameterizedTest
    @CsvSource({"0, 0.94, 0.97", "0.5, 0.90, 0.95"})
    void intervals_hold_the_true_height(double phi, double least, double most) {
        SplittableRandom random = new SplittableRandom(7);
        int held = 0;
        for (int draw = 0; draw < 2000; draw++) {
            double[] values = SimulatedSeries.noise(60, 0.03, phi, random, SimulatedSeries.NORMAL);
            StepFit fit = new StepFit(SimulatedSeries.withStep(values, 40, 0.05), 40);
            held += Math.abs(fit.change() - 0.05) <= fit.halfWidth(0.95) ? 1 : 0;
        }
        double coverage = held / 2000.0;
        System.out.printf("coverage of 95 %% at phi %.1f: %.4f%n", phi, coverage);
        assertTrue(coverage >= least && coverage <= most, () -> "coverage: " + coverage);
    }
}
