package io.github.diobench.suite.verdict.change;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Rates of error of the scan that the table of {@link HistoryPageTest} does not have, by simulation of 2000 series of 60 values for
 * each false alarm: chance moves a rate of 1 % by 0.2 %. {@link ChangeRatesIT} has more of them.
 */
final class ChangeRatesTest {
    private static final int N = 60;
    private static final int DRAWS = 2000;

    @Test
    void heavy_tails_are_hardly_ever_flagged() {
        assertAtMost(0.005, 0, SimulatedSeries.T3, "t3");
        assertAtMost(0.015, 0.5, SimulatedSeries.T3, "t3, AR .5");
    }

    private static void assertAtMost(double most, double phi, ToDoubleFunction<SplittableRandom> draw, String what) {
        double rate = SimulatedRates.falseAlarms(ChangePoint.State.CONFIRMED, N, phi, draw, DRAWS);
        System.out.printf("%s: %.4f flagged%n", what, rate);
        assertTrue(rate <= most, () -> what + ": " + rate);
    }

    @Test
    void young_changes_are_hardly_ever_suspected_where_there_are_none() {
        double rate = SimulatedRates.falseAlarms(ChangePoint.State.SUSPECTED, N, 0, SimulatedSeries.NORMAL, DRAWS);
        System.out.printf("suspected: %.4f%n", rate);
        assertTrue(rate <= 0.01, () -> "suspected: " + rate);
    }

    @Test
    void a_step_of_three_standard_deviations_is_found_within_ten_runs() {
        double found = SimulatedRates.found(50, 10, SimulatedSeries.NORMAL, 200);
        System.out.printf("found within ten runs: %.3f%n", found);
        assertTrue(found >= 0.95, () -> "found: " + found);
    }

    @Test
    void a_slow_rise_is_often_called_one_and_a_step_hardly_ever() {
        SplittableRandom random = new SplittableRandom(14);
        int rises = 0;
        int slow = 0;
        int steps = 0;
        int wrong = 0;
        for (int draw = 0; draw < 400; draw++) {
            double[] values = SimulatedSeries.noise(50, SimulatedRates.SD, 0, random, SimulatedSeries.NORMAL);
            List<ChangePoint> step =
                    SimulatedSeries.scan(SimulatedSeries.withStep(values, 40, SimulatedRates.STEP), draw);
            steps += step.size();
            wrong += (int) step.stream().filter(ChangePoint::gradual).count();
            for (int i = 0; i < values.length; i++) {
                values[i] += 3 * SimulatedRates.SD * i / values.length;
            }
            List<ChangePoint> rise = SimulatedSeries.scan(values, draw);
            rises += rise.size();
            slow += (int) rise.stream().filter(ChangePoint::gradual).count();
        }
        System.out.printf("slow: %d of %d rises, %d of %d steps%n", slow, rises, wrong, steps);
        assertTrue(slow >= 0.4 * rises, "slow: " + slow + " of " + rises);
        assertTrue(wrong <= 0.01 * steps, "wrong: " + wrong + " of " + steps);
    }
}
