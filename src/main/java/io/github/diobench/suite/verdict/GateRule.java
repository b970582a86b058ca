package io.github.diobench.suite.verdict;

import java.util.Arrays;
import java.util.List;

/**
 * Decides one benchmark of a gate from the values of its rounds, the logarithms of head over base.
 *
 * <p>Two tests face each other, as in a sequential test: if a cost of at most the margin is ruled out, the benchmark fails; if a
 * cost of at least the ceiling, {@value #CEILING} times the margin, is ruled out, it passes. A true cost between the two may come
 * out either way, and anything outside is decided by enough rounds. With one limit in place of two, no number of rounds would
 * decide a cost that lies just there.
 *
 * <p>The plan looks several times. Each look has the same share of the levels, so that all looks together keep them (Bonferroni);
 * the level of a failure is divided by the number of benchmarks as well.
 *
 * @param margin the cost that is allowed, as a share
 * @param alphaPass level of the test that a benchmark's cost is below the ceiling
 * @param alphaFail level of the tests that a cost is above the margin, over all benchmarks together
 * @param benchmarks how many benchmarks are judged, at least 1
 * @param looks after how many rounds there is a look, ascending
 * @param leastValues with fewer rounds that have a value nothing is decided, at least 2
 */
record GateRule(
        double margin, double alphaPass, double alphaFail, int benchmarks, List<Integer> looks, int leastValues) {
    /** At 2.5, a margin of 2 % leaves neither no change nor +5 % undecided: see the simulation in {@code docs/gate.md}. */
    static final double CEILING = 2.5;

    GateRule {
        looks = List.copyOf(looks);
    }

    /**
     * What was decided.
     *
     * @param outcome what was shown
     * @param open whether rounds that are still planned could decide it
     * @param look the look that decided, from 1, or the last one that was taken
     * @param moments of the values that it rests on
     * @param estimate with bounds at the levels of one look
     */
    record Decision(Outcome outcome, boolean open, int look, Moments moments, Estimate estimate) {
        /** Returns the one-sided probability of such values if the cost were {@code cost}, as a share; NaN for one value. */
        double pAbove(double cost) {
            return moments.n() < 2
                    ? Double.NaN
                    : StudentT.above(moments.mean() - Math.log1p(cost), moments.se(), moments.n() - 1);
        }
    }

    /**
     * Takes look after look until one decides.
     *
     * @param rounds the rounds that have a value, ascending
     * @param values one for each of {@code rounds}
     * @param measured how many rounds were measured, those without a value included
     */
    Decision decide(List<Integer> rounds, double[] values, int measured) {
        int reached = 0;
        while (reached < looks.size() && looks.get(reached) <= measured) {
            reached++;
        }
        for (int look = 1; look <= reached && look < looks.size(); look++) {
            Decision decision = meanwhile(upTo(look, rounds, values), look);
            if (!decision.open()) {
                return decision;
            }
        }
        if (reached == 0) {
            return meanwhile(values, 1);
        }
        double[] taken = upTo(reached, rounds, values);
        return reached < looks.size() ? meanwhile(taken, reached) : atLast(taken, reached);
    }

    private double[] upTo(int look, List<Integer> rounds, double[] values) {
        int last = looks.get(look - 1);
        return Arrays.copyOf(
                values, (int) rounds.stream().filter(round -> round <= last).count());
    }

    /**
     * Decides at a look that is not the last. What points to a cost, at {@code alphaPass} and without a correction, must not pass
     * because of a few lucky rounds: it is measured further unless it is within the margin.
     */
    private Decision meanwhile(double[] values, int look) {
        Decision decision = atLast(values, look);
        boolean passed = decision.outcome.passed()
                && (decision.estimate.costBelow() < 1 + margin || decision.pAbove(0) > alphaPass);
        return passed || decision.outcome == Outcome.FAIL
                ? decision
                : new Decision(
                        decision.outcome.passed() ? Outcome.INCONCLUSIVE : decision.outcome,
                        true,
                        look,
                        decision.moments,
                        decision.estimate);
    }

    private Decision atLast(double[] values, int look) {
        Moments moments = Moments.of(values);
        Estimate estimate = PairedTest.student(moments.mean(), moments.se(), moments.n() - 1, levelPass(), levelFail());
        return new Decision(outcome(moments, estimate), false, look, moments, estimate);
    }

    private Outcome outcome(Moments moments, Estimate estimate) {
        if (moments.n() < leastValues) {
            return moments.n() == 0 ? Outcome.REFUSED : Outcome.INCONCLUSIVE;
        }
        if (estimate.costAbove() > 1 + margin) {
            return Outcome.FAIL;
        }
        boolean costs = estimate.costAbove() > 1;
        boolean inside = estimate.costBelow() < 1 + ceiling();
        if (inside && !(costs && estimate.ratio() > 1 + margin)) {
            return costs ? Outcome.PASS_SLOWER : Outcome.PASS;
        }
        return costs ? Outcome.COSTS : Outcome.INCONCLUSIVE;
    }

    /** Returns the cost that must be ruled out for a pass, as a share. */
    double ceiling() {
        return CEILING * margin;
    }

    /** Returns the level at which one look of one benchmark is tested for a pass. */
    double levelPass() {
        return alphaPass / looks.size();
    }

    /** Returns the level at which one look of one benchmark is tested for a cost. */
    double levelFail() {
        return alphaFail / (benchmarks * looks.size());
    }
}
