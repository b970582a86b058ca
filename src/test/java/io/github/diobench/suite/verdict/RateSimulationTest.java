package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rates of error of one comparison, by simulation of 20 000 runs each. */
final class RateSimulationTest {
    private static final int DRAWS = 20_000;
    private static final double SD = 0.035;
    private static final double MARGIN = 0.03;

    private static final List<Integer> EIGHT_ROUNDS = List.of(8);

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32})
    void nineteen_of_twenty_intervals_hold_the_truth(int rounds) {
        double normal = coverage(rounds, SplittableRandom::nextGaussian);
        double heavy = coverage(rounds, SimulatedRun::nextT3);
        System.out.printf("coverage of 95 %% at %d rounds: normal %.4f, t3 %.4f%n", rounds, normal, heavy);
        assertTrue(normal >= 0.93 && normal <= 0.97, () -> "normal: " + normal);
        assertTrue(heavy >= 0.93 && heavy <= 0.98, () -> "t3: " + heavy);
    }

    private static double coverage(int rounds, ToDoubleFunction<SplittableRandom> noise) {
        SplittableRandom random = new SplittableRandom(rounds);
        int held = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            Moments d = Moments.of(logRatios(rounds, 0.01, random, noise));
            Estimate student = PairedTest.student(d.mean(), d.se(), rounds - 1, 0.025, 0.025);
            double truth = Math.exp(0.01);
            held += student.costAbove() <= truth && truth <= student.costBelow() ? 1 : 0;
        }
        return (double) held / DRAWS;
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32})
    void equal_arms_hardly_ever_fail(int rounds) {
        double failed = rate(Outcome.FAIL, rounds, 0, List.of(rounds));
        System.out.printf("A/A FAIL at %d rounds: %.4f%n", rounds, failed);
        assertTrue(failed <= 0.012, () -> "failed: " + failed);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32})
    void a_cost_of_the_whole_margin_hardly_ever_passes(int rounds) {
        double passed = rate(Outcome.PASS, rounds, Math.log1p(MARGIN), List.of(rounds));
        System.out.printf("PASS at the margin at %d rounds: %.4f%n", rounds, passed);
        assertTrue(passed <= 0.055, () -> "passed: " + passed);
    }

    @Test
    void three_looks_keep_the_levels_of_one() {
        List<Integer> looks = Shipped.MARGINS.looks();
        double failed = rate(Outcome.FAIL, 32, 0, looks);
        double passed = rate(Outcome.PASS, 32, Math.log1p(MARGIN), looks);
        double honest = rate(Outcome.PASS, 32, 0, looks);
        double caught = rate(Outcome.FAIL, 32, Math.log1p(0.07), looks);
        System.out.printf(
                "looks 8/16/32: A/A FAIL %.4f, PASS at the margin %.4f, A/A PASS %.4f, +7 %% FAIL %.4f%n",
                failed, passed, honest, caught);
        assertTrue(failed <= 0.012, () -> "failed: " + failed);
        assertTrue(passed <= 0.055, () -> "passed: " + passed);
        assertTrue(honest >= 0.95, () -> "honest: " + honest);
        assertTrue(caught >= 0.95, () -> "caught: " + caught);
    }

    @Test
    void a_cost_of_twice_the_margin_is_found() {
        double caught = rate(Outcome.FAIL, 8, Math.log1p(0.10), EIGHT_ROUNDS);
        assertTrue(caught >= 0.90, () -> "caught: " + caught);
    }

    private static double rate(Outcome wanted, int rounds, double truth, List<Integer> looks) {
        SplittableRandom random = new SplittableRandom(20041 + rounds);
        RegimeJudge judge = new RegimeJudge(looks, Shipped.MARGINS);
        int count = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            Outcome outcome = judge.decide(logRatios(rounds, truth, random, SplittableRandom::nextGaussian), MARGIN)
                    .outcome();
            count += outcome == wanted || (wanted.passed() && outcome.passed()) ? 1 : 0;
        }
        return (double) count / DRAWS;
    }

    private static double[] logRatios(
            int rounds, double truth, SplittableRandom random, ToDoubleFunction<SplittableRandom> noise) {
        double[] d = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            d[i] = truth + SD * noise.applyAsDouble(random);
        }
        return d;
    }
}
