package io.github.diobench.suite.verdict.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MemoryTest {
    private static final int DRAWS = 1000;

    @Test
    void without_noise_only_the_correction_is_left() {
        assertEquals(2.0 / 20, Memory.phi(SimulatedSeries.withStep(new double[20], 10, 0.1)), 1e-12);
        assertEquals(2.0 / 20, Memory.phi(new double[20]), 1e-12);
    }

    /** Two levels would leave a residual of half a step, whose neighbours are nearly all alike. */
    @Test
    void two_clear_steps_are_not_taken_for_memory() {
        double[] noise = SimulatedSeries.noise(60, 0.01, 0, new SplittableRandom(1), SimulatedSeries.NORMAL);
        double[] hump = SimulatedSeries.withStep(SimulatedSeries.withStep(noise, 20, 0.1), 40, -0.1);
        assertTrue(Memory.phi(hump) < 0.4, () -> "phi: " + Memory.phi(hump));
        assertTrue(StepFit.phi(hump, 20) == 0.9, () -> "phi of one step: " + StepFit.phi(hump, 20));
    }

    @Test
    void on_average_it_is_about_right() {
        assertEquals(0.0, mean(0), 0.1);
        assertEquals(0.45, mean(0.5), 0.06);
    }

    private static double mean(double phi) {
        SplittableRandom random = new SplittableRandom(5);
        double sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            sum += Memory.phi(SimulatedSeries.noise(60, 1, phi, random, SimulatedSeries.NORMAL));
        }
        System.out.printf("phi %.1f is estimated as %.3f%n", phi, sum / DRAWS);
        return sum / DRAWS;
    }
}
