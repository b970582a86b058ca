package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.List;

/** Draws the claim on one candidate from its regimes. */
final class ClaimJudge {
    private ClaimJudge() {}

    /**
     * Judges one candidate.
     *
     * <p>That every regime passes, each at its full level, is an intersection-union test (Berger and Hsu 1996). A regime that
     * fails after Holm's correction refutes the claim whatever became of the others. That there is a cost is a test of its own,
     * with a correction of its own.
     *
     * @param own its verdicts, at least one
     * @param regimes how many regimes the run judges: a claim is about all of them
     * @param refusals what makes the whole run unfit, each on one line
     * @param level of the test that there is a cost
     */
    static ClaimVerdict judge(
            String candidate, List<RegimeVerdict> own, int regimes, List<String> refusals, double level) {
        double geometricMean = Math.exp(own.stream()
                .mapToDouble(verdict -> verdict.paired().meanLog())
                .average()
                .orElse(Double.NaN));
        List<String> reasons = new ArrayList<>();
        Claim claim;
        if (!refusals.isEmpty()) {
            claim = Claim.REFUSED;
            reasons.addAll(refusals);
        } else if (own.stream().anyMatch(RegimeVerdict::refutes)) {
            claim = Claim.REFUTED;
            own.stream().filter(RegimeVerdict::refutes).forEach(verdict -> addReason(reasons, verdict));
        } else if (isAny(own, Outcome.REFUSED)) {
            claim = Claim.REFUSED;
            addReasons(reasons, own, Outcome.REFUSED);
        } else if (own.size() < regimes) {
            claim = Claim.INCONCLUSIVE;
            reasons.add("measured in " + own.size() + " of " + regimes + " regimes only");
        } else if (own.stream().anyMatch(verdict -> isCost(verdict, level))) {
            claim = Claim.COSTS;
            own.stream().filter(verdict -> isCost(verdict, level)).forEach(verdict -> addReason(reasons, verdict));
        } else if (!own.stream().allMatch(verdict -> verdict.outcome().passed())) {
            claim = Claim.INCONCLUSIVE;
            own.stream().filter(verdict -> !verdict.outcome().passed()).forEach(verdict -> addReason(reasons, verdict));
        } else {
            claim = Claim.HOLDS;
            reasons.add("inside the margin in " + (regimes == 1 ? "the only regime" : "all " + regimes + " regimes"));
        }
        return new ClaimVerdict(candidate, claim, geometricMean, reasons);
    }

    private static boolean isCost(RegimeVerdict verdict, double level) {
        return !verdict.outcome().passed() && verdict.outcome().showsCost() && verdict.holmCost() <= level;
    }

    private static boolean isAny(List<RegimeVerdict> own, Outcome outcome) {
        return own.stream().anyMatch(verdict -> verdict.outcome() == outcome);
    }

    private static void addReasons(List<String> reasons, List<RegimeVerdict> own, Outcome outcome) {
        own.stream().filter(verdict -> verdict.outcome() == outcome).forEach(verdict -> addReason(reasons, verdict));
    }

    private static void addReason(List<String> reasons, RegimeVerdict verdict) {
        reasons.add(verdict.regime() + ": " + verdict.reasons().get(0));
    }
}
