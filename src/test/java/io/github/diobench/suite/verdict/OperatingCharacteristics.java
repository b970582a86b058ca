package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * How often verdicts on simulated runs say what. A cost is a factor on all turns of an arm, so that it adds its logarithm to the
 * value of each round; one set of draws without a cost is therefore enough for all costs.
 */
final class OperatingCharacteristics {
    private final List<double[]> draws = new ArrayList<>();
    private final RegimeJudge judge;
    private final double margin;

    OperatingCharacteristics(SimulatedTurns.Structure structure, int rounds, int number, long seed) {
        SimulatedTurns run = structure.make();
        run.rounds = rounds;
        SplittableRandom random = new SplittableRandom(seed);
        String name = run.regimeName + "0";
        while (draws.size() < number) {
            RegimeValues regime = run.regime(name, random);
            // Two candidates share their reference, so they are no more than half as good as two draws; that does not
            // bias a rate.
            regime.candidates().forEach(arm -> draws.add(Pairs.of(regime, arm).logRatios()));
        }
        this.margin = Shipped.MARGINS.rule(name).margin();
        this.judge = new RegimeJudge(List.of(rounds), Shipped.MARGINS);
    }

    double margin() {
        return margin;
    }

    /** Returns how often a verdict on a candidate that costs {@code cost}, a share, is one of {@code wanted}. */
    double rate(double cost, Predicate<Outcome> wanted) {
        return share(draws.stream()
                .filter(draw -> wanted.test(outcome(draw, Math.log1p(cost))))
                .count());
    }

    /** Returns the typical standard deviation of the values of rounds. */
    double sd() {
        double[] sds = draws.stream()
                .mapToDouble(draw -> Moments.of(draw).sd())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return sds[sds.length / 2];
    }

    /** Returns how often a run shows the cost that another run's verdict called its smallest detectable. */
    double promisedPower() {
        int seen = 0;
        for (int i = 0; i < draws.size(); i++) {
            double[] other = draws.get((i + draws.size() / 2) % draws.size());
            double detectable = Power.detectableAgain(
                    Moments.of(other).sd(), other.length, Shipped.MARGINS.alphaFail(), Power.WANTED);
            seen += outcome(draws.get(i), detectable).showsCost() ? 1 : 0;
        }
        return share(seen);
    }

    private Outcome outcome(double[] draw, double added) {
        return judge.decide(Arrays.stream(draw).map(d -> d + added).toArray(), margin)
                .outcome();
    }

    private double share(long count) {
        return count / (double) draws.size();
    }

    /** Returns how many of {@code number} honest runs of three regimes are refused, wholly or in part. */
    static double refused(SimulatedTurns.Structure structure, int rounds, int number, long seed) {
        SimulatedTurns run = structure.make();
        run.rounds = rounds;
        int refused = 0;
        for (int draw = 0; draw < number; draw++) {
            RunVerdict verdict = Verdicts.judge(run.draw(seed + draw), Shipped.MARGINS);
            refused += verdict.regimes().stream().anyMatch(regime -> regime.outcome() == Outcome.REFUSED) ? 1 : 0;
        }
        return refused / (double) number;
    }
}
