package io.github.diobench.suite.verdict.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class AutocorrelationEstimateTest {
    private static final int DRAWS = 1000;

    @Test
    void the_weights_are_probabilities() {
        AutocorrelationEstimate estimate = AutocorrelationEstimate.of(noise(0.5, 12, new SplittableRandom(1)), 0, 6);
        double sum = 0;
        for (int i = 0; i < estimate.size(); i++) {
            assertTrue(estimate.weight(i) > 0);
            sum += estimate.weight(i);
        }
        assertEquals(1, sum, 1e-12);
    }

    /** Two values of one level say nothing of phi: their difference has a scale, which is unknown, too. Beta(1, 1.5) has a mean of 0.4. */
    @Test
    void two_values_leave_what_was_thought_before() {
        AutocorrelationEstimate estimate = AutocorrelationEstimate.of(new double[] {-1, 1}, 0);
        assertEquals(0.4, estimate.mean(), 0.01);
    }

    /** The more values there are, the nearer the estimate comes to the truth; few leave it in the middle. */
    @Test
    void on_average_it_is_about_right() {
        assertEquals(0.05, mean(0, 300), 0.05);
        assertEquals(0.5, mean(0.5, 300), 0.05);
        assertEquals(0.8, mean(0.8, 300), 0.05);
        assertTrue(mean(0, 12) < mean(0.5, 12) && mean(0.5, 12) < mean(0.8, 12));
    }

    private static double mean(double phi, int n) {
        SplittableRandom random = new SplittableRandom(5);
        int draws = DRAWS * 12 / n;
        double sum = 0;
        for (int draw = 0; draw < draws; draw++) {
            double[] values = noise(phi, n, random);
            sum += AutocorrelationEstimate.of(values, 0, n / 2).mean();
        }
        System.out.printf("phi %.1f is estimated as %.3f from %d values%n", phi, sum / draws, n);
        return sum / draws;
    }

    private static double[] noise(double phi, int n, SplittableRandom random) {
        return SimulatedSeries.noise(n, 1, phi, random, SimulatedSeries.NORMAL);
    }
}
