package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PowerTest {
    /** Against {@code scipy.stats.nct.cdf} of SciPy 1.17.1. */
    @ParameterizedTest
    @CsvSource({
        "3, 10, 2, 0.7791719989702087",
        "0.5, 3, 1.5, 0.1538102063531321",
        "-1, 5, 0.5, 0.08244409105672337",
        "25, 16, 20, 0.8473229646062626",
        "2, 1, 1, 0.6228719644602817",
        "12, 31, 9, 0.9471731744738596",
        "1.8946, 7, 0, 0.9500015727403809",
        "50, 7, 40, 0.7226140350713803"
    })
    void the_noncentral_t_distribution_agrees_with_another_implementation(
            double t, int degrees, double shift, double below) {
        assertEquals(1 - below, NoncentralT.above(t, degrees, shift), 1e-9);
    }

    @Test
    void a_shift_beyond_all_bounds_is_decided_by_the_spread_alone() {
        for (int degrees : new int[] {1, 5, 31}) {
            for (double share : new double[] {0.5, 0.9, 1, 1.2, 3}) {
                double near = NoncentralT.above(9_999 / share, degrees, 9_999);
                assertEquals(near, NoncentralT.above(10_001 / share, degrees, 10_001), 1e-6, degrees + ", " + share);
                assertEquals(1 - near, NoncentralT.above(-10_001 / share, degrees, -10_001), 1e-6);
            }
            assertEquals(1, NoncentralT.above(3, degrees, Double.POSITIVE_INFINITY));
            assertEquals(1, NoncentralT.above(3, degrees, 1e300));
            assertEquals(0, NoncentralT.above(3, degrees, -1e17));
            assertTrue(Double.isNaN(NoncentralT.above(3, degrees, Double.NaN)));
        }
    }

    @Test
    void without_a_shift_it_is_student_s() {
        for (int degrees : new int[] {1, 2, 7, 31, 1000}) {
            assertEquals(0.01, NoncentralT.above(StudentT.quantile(0.99, degrees), degrees, 0), 1e-9);
        }
    }

    /** The table "How many rounds": power 0.90, level 0.05, no true difference. Its values are of the exact noncentral t. */
    @ParameterizedTest
    @CsvSource({
        "0.01, 0.01, 11",
        "0.01, 0.02, 4",
        "0.02, 0.02, 11",
        "0.02, 0.03, 6",
        "0.03, 0.01, 80",
        "0.03, 0.03, 11",
        "0.04, 0.02, 37",
        "0.04, 0.05, 8",
        "0.05, 0.03, 26",
        "0.06, 0.05, 15",
        "0.08, 0.10, 8",
        "0.10, 0.05, 38"
    })
    void rounds_that_a_margin_needs(double sd, double margin, int rounds) {
        assertEquals(rounds, Power.rounds(Math.log1p(margin), sd, 0.05, 0.90));
    }

    /** The smallest detectable effects, in standard deviations, at two-sided 5 %. */
    @ParameterizedTest
    @CsvSource({"10, 0.80, 0.996", "10, 0.90, 1.155", "16, 0.80, 0.749", "16, 0.90, 0.868", "30, 0.90, 0.612"})
    void smallest_detectable_effect(int rounds, double power, double effect) {
        assertEquals(effect, Power.detectable(1, rounds, 0.025, power), 0.003);
        assertEquals(power, Power.of(effect, 1, rounds, 0.025), 0.002);
    }

    /** With noise that is known from eight rounds only, the same promise takes more; from ever more rounds it takes the same. */
    @ParameterizedTest
    @CsvSource({"5, 7.974", "8, 5.536", "16, 4.368"})
    void smallest_detectable_effect_by_noise_that_is_estimated(int rounds, double shift) {
        assertEquals(shift, Math.sqrt(rounds) * Power.detectableAgain(1, rounds, 0.01, 0.90), 0.02);
        double known = Power.detectable(1, 200, 0.01, 0.90);
        assertEquals(known, Power.detectableAgain(1, 200, 0.01, 0.90), 0.02 * known);
    }

    @Test
    void no_noise_shows_everything_and_no_effect_shows_up_by_error_alone() {
        assertEquals(1, Power.of(1e-9, 0, 8, 0.01));
        assertEquals(0, Power.of(0, 0, 8, 0.01));
        assertEquals(0.01, Power.of(0, 0.035, 8, 0.01), 1e-9);
        assertEquals(3, Power.rounds(1, 1e-6, 0.05, 0.90));
        assertEquals(Power.MANY, Power.rounds(0.001, 1, 0.05, 0.90));
        assertEquals(Power.MANY, Power.rounds(0, 0.01, 0.05, 0.90));
    }
}
