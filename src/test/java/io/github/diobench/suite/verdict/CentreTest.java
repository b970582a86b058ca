package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Why the value of a round is the {@link Midmean} of its turns: how far values of rounds scatter, by what they are. */
final class CentreTest {
    private static final int REGIMES = 250;

    @Test
    void where_turns_are_only_noisy_it_is_nearly_the_mean_and_better_than_the_median() {
        List<double[]> rounds = rounds(SimulatedTurns.Structure.QUIET);
        assertAtMost(1.04, sd(rounds, Midmean::of) / sd(rounds, CentreTest::mean));
        assertAtMost(1.00, sd(rounds, Midmean::of) / sd(rounds, CentreTest::median));
    }

    @Test
    void where_turns_are_hit_it_is_nearly_the_median_and_much_better_than_the_mean() {
        List<double[]> rounds = rounds(SimulatedTurns.Structure.HITS);
        assertAtMost(0.75, sd(rounds, Midmean::of) / sd(rounds, CentreTest::mean));
        assertAtMost(1.02, sd(rounds, Midmean::of) / sd(rounds, CentreTest::median));
    }

    @Test
    void where_modes_change_within_turns_too() {
        List<double[]> rounds = rounds(SimulatedTurns.Structure.FAST_MODES);
        assertAtMost(0.80, sd(rounds, Midmean::of) / sd(rounds, CentreTest::mean));
        assertAtMost(1.02, sd(rounds, Midmean::of) / sd(rounds, CentreTest::median));
    }

    private static List<double[]> rounds(SimulatedTurns.Structure structure) {
        SimulatedTurns run = structure.make();
        SplittableRandom random = new SplittableRandom(6);
        List<double[]> rounds = new ArrayList<>();
        for (int i = 0; i < REGIMES; i++) {
            RegimeValues regime = run.regime("regime", random);
            rounds.addAll(Pairs.of(regime, regime.arm(Role.AGAIN).orElseThrow()).turns());
        }
        return rounds;
    }

    private static double sd(List<double[]> rounds, ToDoubleFunction<double[]> centre) {
        return Moments.of(rounds.stream().mapToDouble(centre).toArray()).sd();
    }

    private static double mean(double[] values) {
        return Moments.of(values).mean();
    }

    private static double median(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        return (ascending[(ascending.length - 1) / 2] + ascending[ascending.length / 2]) / 2;
    }

    private static void assertAtMost(double limit, double ratio) {
        assertTrue(ratio <= limit, () -> ratio + ", allowed " + limit);
    }
}
