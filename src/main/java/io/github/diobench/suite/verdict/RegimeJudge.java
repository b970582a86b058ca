package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares one candidate with the reference in one regime, for itself: without controls, checks and other regimes. */
final class RegimeJudge {
    private final List<Integer> looks;
    private final Margins margins;

    RegimeJudge(List<Integer> looks, Margins margins) {
        this.looks = looks;
        this.margins = margins;
    }

    RegimeVerdict judge(RegimeValues regime, ArmValues candidate) {
        double margin = margins.rule(regime.name()).margin();
        Decision decision = decide(Pairs.of(regime, candidate).logRatios(), margin);
        PairedResult paired = decision.paired();
        int needed = roundsNeeded(decision, margin);
        List<String> reasons = reasons(regime, decision, margin, needed);
        if (looks.size() > 1 && decision.outcome() != Outcome.REFUSED) {
            reasons.add("look " + decision.look() + " of " + looks.size() + ", after " + paired.rounds() + " rounds");
        }
        return new RegimeVerdict(
                regime.name(),
                candidate.name(),
                decision.outcome(),
                margin,
                paired,
                decision.look(),
                looks.size(),
                levelPass(),
                levelFail(),
                detectable(paired),
                needed,
                Double.NaN,
                Double.NaN,
                false,
                reasons);
    }

    /**
     * Takes look after look until one decides about the margin. Each has its share of the levels, so that all of them together
     * keep them. The last look takes all rounds there are; so does the first one that a run which was cut short cannot reach.
     */
    Decision decide(double[] logRatios, double margin) {
        int rounds = logRatios.length;
        if (rounds < margins.minRounds()) {
            return new Decision(Outcome.REFUSED, PairedTest.of(logRatios, levelPass(), levelFail()), 1);
        }
        for (int look = 1; ; look++) {
            boolean last = look == looks.size() || rounds <= looks.get(look - 1);
            int taken = last ? rounds : looks.get(look - 1);
            if (taken < margins.minRounds()) {
                continue;
            }
            PairedResult paired = PairedTest.of(Arrays.copyOf(logRatios, taken), levelPass(), levelFail());
            Outcome outcome = paired.student().decide(margin);
            if (last || outcome.isDecided()) {
                return new Decision(outcome, paired, look);
            }
        }
    }

    private List<String> reasons(RegimeValues regime, Decision decision, double margin, int needed) {
        PairedResult paired = decision.paired();
        Estimate estimate = paired.student();
        String allowed = "the margin of " + Text.percent(margin);
        List<String> reasons = new ArrayList<>();
        switch (decision.outcome()) {
            case PASS ->
                reasons.add(
                        "costs less than " + Text.ratio(estimate.costBelow()) + " of the reference, inside " + allowed);
            case PASS_SLOWER ->
                reasons.add("slower, at least " + Text.ratio(estimate.costAbove()) + " of the reference, but less than "
                        + Text.ratio(estimate.costBelow()) + ", inside " + allowed);
            case FAIL ->
                reasons.add("slower, at least " + Text.ratio(estimate.costAbove()) + " of the reference, more than "
                        + allowed);
            case COSTS -> {
                reasons.add(
                        "slower, at least " + Text.ratio(estimate.costAbove()) + " of the reference; the 90 % interval "
                                + interval(estimate) + " does not show whether by more than " + allowed);
                reasons.add(needed(needed));
            }
            case INCONCLUSIVE -> {
                reasons.add("the 90 % interval " + interval(estimate) + " allows no decision at " + allowed);
                reasons.add("a cost of " + Text.percent(detectable(paired))
                        + " would have been seen nine times out of ten");
                reasons.add(needed(needed));
            }
            case REFUSED -> reasons.add(tooFew(regime, paired.rounds()));
        }
        return reasons;
    }

    private String tooFew(RegimeValues regime, int rounds) {
        boolean disturbed = regime.turns() != null && regime.turns().lostRounds() > 0;
        return "only " + rounds + (disturbed ? " rounds with enough undisturbed turns, " : " complete rounds, ")
                + "at least " + margins.minRounds() + " are needed";
    }

    private static String interval(Estimate estimate) {
        return "from " + Text.ratio(estimate.lower()) + " to " + Text.ratio(estimate.upper());
    }

    private static String needed(int rounds) {
        return (rounds == Power.MANY ? "more than " : "about ") + rounds
                + " rounds would decide if noise and estimate stay as they are";
    }

    /**
     * Returns how many rounds show nine times out of ten that the cost is less than the margin, or that it is more, whichever the
     * estimate says. A candidate that seems faster counts as one that costs nothing: so few rounds would not bear it out.
     */
    private int roundsNeeded(Decision decision, double margin) {
        if (decision.outcome().isDecided() || decision.outcome() == Outcome.REFUSED) {
            return 0;
        }
        PairedResult paired = decision.paired();
        double room = Math.log1p(margin) - Math.max(0, paired.meanLog());
        int needed = room > 0
                ? Power.rounds(room, paired.sd(), levelPass(), Power.WANTED)
                : Power.rounds(-room, paired.sd(), levelFail(), Power.WANTED);
        return Math.min(Power.MANY, Math.max(needed, paired.rounds() + 1));
    }

    private double detectable(PairedResult paired) {
        return paired.rounds() < margins.minRounds()
                ? Double.NaN
                : Math.expm1(Power.detectableAgain(paired.sd(), paired.rounds(), levelFail(), Power.WANTED));
    }

    private double levelPass() {
        return margins.alphaPass() / looks.size();
    }

    private double levelFail() {
        return margins.alphaFail() / looks.size();
    }

    /** What one comparison came to: {@code look} is the one that decided, or the last that was taken. */
    record Decision(Outcome outcome, PairedResult paired, int look) {}
}
