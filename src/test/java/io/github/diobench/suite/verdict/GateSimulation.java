package io.github.diobench.suite.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How gates come out, in simulation.
 *
 * @param passed share of gates without a change that pass
 * @param caught share of gates that fail, also on fresh forks, where one benchmark costs {@code cost} more
 * @param missed share of these that pass
 * @param rounds mean rounds of a benchmark without a change
 * @param roundsOfCost mean rounds of the one that costs more, both measurements together
 */
public record GateSimulation(double passed, double caught, double missed, double rounds, double roundsOfCost) {
    private static final List<Integer> LOOKS = List.of(6, 12, 24, 48);
    private static final List<Integer> ROUNDS =
            IntStream.rangeClosed(1, 48).boxed().toList();

    /** Draws {@code draws} benchmarks of each kind, with normal noise of {@code sd} between rounds. */
    public static GateSimulation of(int benchmarks, double sd, double cost, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GateRule rule = new GateRule(0.02, 0.05, 0.01, benchmarks, LOOKS, 5);
        GateRule again = new GateRule(0.02, 0.05, 0.01, 1, LOOKS, 5);
        int quiet = 0;
        int caught = 0;
        int missed = 0;
        long rounds = 0;
        long roundsOfCost = 0;
        for (int draw = 0; draw < draws; draw++) {
            GateRule.Decision none = drawn(rule, 0, sd, random);
            quiet += none.outcome().passed() ? 1 : 0;
            rounds += none.moments().n();
            GateRule.Decision first = drawn(rule, cost, sd, random);
            roundsOfCost += first.moments().n();
            missed += first.outcome().passed() ? 1 : 0;
            if (first.outcome() == Outcome.FAIL) {
                GateRule.Decision second = drawn(again, cost, sd, random);
                roundsOfCost += second.moments().n();
                caught += second.outcome() == Outcome.FAIL ? 1 : 0;
            }
        }
        double others = Math.pow(quiet / (double) draws, benchmarks - 1.0);
        return new GateSimulation(
                others * quiet / draws,
                caught / (double) draws,
                others * missed / draws,
                rounds / (double) draws,
                roundsOfCost / (double) draws);
    }

    private static GateRule.Decision drawn(GateRule rule, double cost, double sd, SplittableRandom random) {
        double[] values = new double[LOOKS.get(LOOKS.size() - 1)];
        Arrays.setAll(values, i -> Math.log1p(cost) + sd * random.nextGaussian());
        return rule.decide(ROUNDS, values, values.length);
    }
}
