package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * The verdict on one candidate in one regime.
 *
 * @param regime the regime
 * @param candidate name of the arm
 * @param outcome what was shown
 * @param margin how much more a request may cost, as a share
 * @param paired the numbers; of the rounds up to the look at which it was decided
 * @param look at which look it was decided, from 1; the last one that was taken if it was not
 * @param looks how many looks the plan has; the levels were divided by it
 * @param alphaPass level at which a pass was tested
 * @param alphaFail level at which a cost was tested
 * @param detectable the smallest cost, as a share, that nine of ten such runs show as a cost; NaN with fewer than two rounds
 * @param roundsNeeded rounds, in all, that decide nine times out of ten about the margin, if noise and estimate stay as they are; 0
 *     where it is decided or refused, {@link Power#MANY} if that many would not do
 * @param holmP probability of such a mean if the cost were no more than the margin, times {@code looks}, adjusted over the
 *     regimes of this candidate (Holm 1979)
 * @param holmCost the same if there were no cost
 * @param refutes whether it fails also after this adjustment, and so refutes the claim by itself
 * @param reasons why it came out so, each on one line of plain English; never empty
 */
public record RegimeVerdict(
        String regime,
        String candidate,
        Outcome outcome,
        double margin,
        PairedResult paired,
        int look,
        int looks,
        double alphaPass,
        double alphaFail,
        double detectable,
        int roundsNeeded,
        double holmP,
        double holmCost,
        boolean refutes,
        List<String> reasons) {
    /** Copies the list. */
    public RegimeVerdict {
        reasons = List.copyOf(reasons);
    }

    /** Returns how many of {@link #roundsNeeded} are still to be measured; {@link Power#MANY} if that many would not do. */
    public int roundsMore() {
        return roundsNeeded == 0 || roundsNeeded == Power.MANY ? roundsNeeded : roundsNeeded - paired.rounds();
    }

    /** Returns the p-value of a cost beyond the margin, corrected for the looks but not yet for the regimes. */
    double lookP() {
        return Math.min(1, paired.pBeyond(margin) * looks);
    }

    /** Returns the p-value of a cost, likewise. */
    double lookCost() {
        return Math.min(1, paired.pSlower() * looks);
    }

    /** Returns the same with Holm's p-values, of which {@code beyond} refutes a claim if it is at most {@code level}. */
    RegimeVerdict withHolm(double beyond, double cost, double level) {
        List<String> more = new ArrayList<>(reasons);
        boolean survives = outcome == Outcome.FAIL && beyond <= level;
        if (outcome == Outcome.FAIL && !survives) {
            more.add("as one of several regimes it does not refute the claim (Holm, " + Text.p(beyond) + ")");
        }
        return with(outcome, beyond, cost, survives, more);
    }

    /** Returns the same, but refused for {@code reason}. */
    RegimeVerdict refused(String reason) {
        List<String> more = new ArrayList<>();
        more.add(reason);
        more.addAll(reasons);
        return with(Outcome.REFUSED, holmP, holmCost, false, more);
    }

    /** Returns the same, but inconclusive for {@code reason} if it passed. */
    RegimeVerdict doubted(String reason) {
        if (!outcome.passed()) {
            return this;
        }
        List<String> more = new ArrayList<>();
        more.add(reason);
        more.addAll(reasons);
        return with(Outcome.INCONCLUSIVE, holmP, holmCost, refutes, more);
    }

    /** Returns the same, but inconclusive for {@code reason} if it failed. */
    RegimeVerdict spared(String reason) {
        if (outcome != Outcome.FAIL) {
            return this;
        }
        List<String> more = new ArrayList<>();
        more.add(reason);
        more.addAll(reasons);
        return with(Outcome.INCONCLUSIVE, holmP, holmCost, false, more);
    }

    private RegimeVerdict with(
            Outcome newOutcome, double newHolmP, double newHolmCost, boolean newRefutes, List<String> newReasons) {
        return new RegimeVerdict(
                regime,
                candidate,
                newOutcome,
                margin,
                paired,
                look,
                looks,
                alphaPass,
                alphaFail,
                detectable,
                roundsNeeded,
                newHolmP,
                newHolmCost,
                newRefutes,
                newReasons);
    }
}
