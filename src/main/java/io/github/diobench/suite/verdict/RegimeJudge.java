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
        MarginRule rule = margins.rule(regime.name());
        Pairs pairs = Pairs.of(regime.reference(), candidate);
        Decision decision = decide(pairs.logRatios(), rule.margin());
        PairedResult paired = decision.paired();
        List<String> reasons = new ArrayList<>();
        int roundsMore = explain(decision, rule.margin(), reasons);
        if (looks.size() > 1 && decision.outcome() != Outcome.REFUSED) {
            reasons.add("look " + decision.look() + " of " + looks.size() + ", after " + paired.rounds() + " rounds");
        }
        return new RegimeVerdict(
                regime.name(),
                candidate.name(),
                decision.outcome(),
                rule.margin(),
                paired,
                decision.look(),
                looks.size(),
                levelPass(),
                levelFail(),
                detectable(paired),
                roundsMore,
                Double.NaN,
                false,
                Accounting.of(regime, rule.accountingMargin(), paired, pairs.referenceMeanLog(), decision.outcome()),
                reasons);
    }

    /**
     * Takes look after look until one decides. Each has its share of the levels, so that all of them together keep them. The
     * last look takes all rounds there are; so does the first one that a run which was cut short cannot reach.
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
            Outcome outcome = paired.student().decideWith(paired.hodgesLehmann(), margin);
            if (last || outcome != Outcome.INCONCLUSIVE) {
                return new Decision(outcome, paired, look);
            }
        }
    }

    /** Adds the reasons for {@code decision}, and returns how many more rounds would change it. */
    private int explain(Decision decision, double margin, List<String> reasons) {
        PairedResult paired = decision.paired();
        Estimate estimate = paired.student();
        String allowed = "the margin of " + Text.percent(margin);
        switch (decision.outcome()) {
            case PASS ->
                reasons.add(
                        "costs less than " + Text.ratio(estimate.costBelow()) + " of the reference, inside " + allowed);
            case PASS_SLOWER ->
                reasons.add("slower, at least " + Text.ratio(estimate.costAbove()) + " of the reference, but less than "
                        + Text.ratio(estimate.costBelow()) + ", inside " + allowed);
            case COSTS ->
                reasons.add("slower, at least " + Text.ratio(estimate.costAbove())
                        + " of the reference, and not shown to be inside " + allowed);
            case FAIL ->
                reasons.add("slower, at least " + Text.ratio(estimate.costAbove()) + " of the reference, beyond "
                        + allowed);
            case REFUSED ->
                reasons.add("only " + paired.rounds() + " complete rounds, at least " + margins.minRounds()
                        + " are needed");
            case INCONCLUSIVE -> {
                return explainInconclusive(paired, margin, reasons);
            }
        }
        return 0;
    }

    private int explainInconclusive(PairedResult paired, double margin, List<String> reasons) {
        Outcome student = paired.student().decide(margin);
        Outcome robust = paired.hodgesLehmann().decide(margin);
        if (student != robust) {
            reasons.add("Student's t test says " + student + " but the rank test " + robust + ", and both must agree");
            if (SignedRank.critical(paired.rounds(), levelFail()) < 0) {
                reasons.add(paired.rounds() + " rounds are too few for the rank test to show a cost at the level "
                        + Text.percent(levelFail()));
            }
        }
        reasons.add("the 90 % interval from " + Text.ratio(paired.student().lower()) + " to "
                + Text.ratio(paired.student().upper()) + " allows no decision at the margin of "
                + Text.percent(margin));
        reasons.add("a cost of " + Text.percent(detectable(paired)) + " would have been seen nine times out of ten");
        int more = roundsMore(paired, margin);
        reasons.add((more == Power.MANY ? "more than " + more : "about " + more)
                + " more rounds would decide if noise and estimate stay as they are");
        return more;
    }

    /** Either would decide: that the cost is inside the margin, or that there is one. What is seen sooner counts. */
    private int roundsMore(PairedResult paired, double margin) {
        double estimate = Math.max(0, paired.meanLog());
        double room = Math.max(0, Math.log1p(margin) - estimate);
        int needed = Math.min(
                Power.rounds(room, paired.sd(), levelPass(), Power.WANTED),
                Power.rounds(estimate, paired.sd(), levelFail(), Power.WANTED));
        return needed == Power.MANY ? Power.MANY : Math.max(1, needed - paired.rounds());
    }

    private double detectable(PairedResult paired) {
        return paired.rounds() < 2
                ? Double.NaN
                : Math.expm1(Power.detectable(paired.sd(), paired.rounds(), levelFail(), Power.WANTED));
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
