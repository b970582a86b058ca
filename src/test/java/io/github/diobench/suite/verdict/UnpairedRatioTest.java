package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnpairedRatioTest {
    @Test
    void agrees_with_a_calculation_by_hand() {
        // Means 0.1 and 0.4, both standard deviations 0.1: standard error 0.1 * sqrt(2/3), 4 degrees, t(0.95; 4) =
        // 2.131847.
        UnpairedRatio ratio = UnpairedRatio.ofLogs(new double[] {0, 0.1, 0.2}, new double[] {0.3, 0.4, 0.5}, 0.90);
        double margin = 2.131847 * 0.1 * Math.sqrt(2.0 / 3);
        assertEquals(Math.exp(0.3), ratio.ratio(), 1e-12);
        assertEquals(Math.exp(0.3 - margin), ratio.lower(), 1e-6);
        assertEquals(Math.exp(0.3 + margin), ratio.upper(), 1e-6);
        assertEquals(4, ratio.degrees(), 1e-9);
    }

    @Test
    void degrees_are_those_of_satterthwaite() {
        // Squared standard errors 1/300 and 1/100: (4/300)^2 / ((1/300)^2 / 2 + (3/300)^2 / 1) = 16 / 9.5.
        UnpairedRatio ratio =
                UnpairedRatio.ofLogs(new double[] {0, 0.1, 0.2}, new double[] {0.3, 0.3 + Math.sqrt(0.04)}, 0.9);
        assertEquals(16 / 9.5, ratio.degrees(), 1e-9);
    }

    @Test
    void swapping_the_sets_inverts_everything() {
        double[] some = {0.1, 0.3, 0.15, 0.22};
        double[] others = {0.4, 0.1, 0.6};
        UnpairedRatio there = UnpairedRatio.ofLogs(some, others, 0.95);
        UnpairedRatio back = UnpairedRatio.ofLogs(others, some, 0.95);
        assertEquals(1, there.ratio() * back.ratio(), 1e-12);
        assertEquals(1, there.lower() * back.upper(), 1e-12);
        assertEquals(1, there.upper() * back.lower(), 1e-12);
    }

    @Test
    void one_value_has_a_ratio_but_no_interval() {
        UnpairedRatio ratio = UnpairedRatio.ofLogs(new double[] {0.1}, new double[] {0.3, 0.5}, 0.90);
        assertEquals(Math.exp(0.3), ratio.ratio(), 1e-12);
        assertTrue(Double.isNaN(ratio.lower()) && Double.isNaN(ratio.upper()) && Double.isNaN(ratio.degrees()));
    }

    @Test
    void values_that_are_all_the_same_have_an_interval_without_width() {
        UnpairedRatio ratio = UnpairedRatio.ofLogs(new double[] {0.5, 0.5}, new double[] {0.5, 0.5}, 0.90);
        assertEquals(1, ratio.lower(), 0.0);
        assertEquals(1, ratio.upper(), 0.0);
    }

    /** Also where one set scatters five times as much, and has fewer values. */
    @ParameterizedTest
    @CsvSource({"8, 8, 0.02", "8, 8, 0.1", "16, 8, 0.1", "4, 8, 0.02"})
    void nine_of_ten_intervals_hold_the_true_ratio(int first, int second, double sd) {
        SplittableRandom random = new SplittableRandom(20041);
        int draws = 10_000;
        int held = 0;
        for (int draw = 0; draw < draws; draw++) {
            UnpairedRatio ratio = UnpairedRatio.ofLogs(
                    logs(first, 3, 0.02, random), logs(second, 3 + Math.log(1.05), sd, random), 0.90);
            held += ratio.lower() <= 1.05 && 1.05 <= ratio.upper() ? 1 : 0;
        }
        // Four standard errors are 0.012; Welch's interval is not exact.
        assertEquals(0.90, (double) held / draws, 0.017);
    }

    /** What this interval cannot see, and why it must never stand for a verdict: a machine that is in another mood each time. */
    @Test
    void a_machine_that_changes_between_the_sets_is_taken_for_an_effect() {
        SplittableRandom random = new SplittableRandom(7);
        int draws = 2_000;
        int alarms = 0;
        for (int draw = 0; draw < draws; draw++) {
            UnpairedRatio ratio = UnpairedRatio.ofLogs(
                    logs(8, 0.02 * random.nextGaussian(), 0.02, random),
                    logs(8, 0.02 * random.nextGaussian(), 0.02, random),
                    0.95);
            alarms += ratio.lower() > 1 || ratio.upper() < 1 ? 1 : 0;
        }
        assertTrue(alarms > 0.22 * draws, alarms + " of " + draws);
    }

    private static double[] logs(int size, double mean, double sd, SplittableRandom random) {
        double[] logs = new double[size];
        for (int i = 0; i < size; i++) {
            logs[i] = mean + sd * random.nextGaussian();
        }
        return logs;
    }

    @Test
    void what_cannot_be_compared_is_rejected() {
        double[] two = {1, 2};
        assertThrows(IllegalArgumentException.class, () -> UnpairedRatio.ofLogs(two, new double[0], 0.9));
        assertThrows(IllegalArgumentException.class, () -> UnpairedRatio.ofLogs(new double[0], two, 0.9));
        for (double bad : new double[] {0, 1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> UnpairedRatio.ofLogs(two, two, bad));
        }
    }
}
