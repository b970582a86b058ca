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
 * @param detectable the smallest cost, as a share, that so many rounds with this noise show nine times out of ten; NaN with
 *     fewer than two rounds
 * @param roundsMore rounds still needed to decide nine times out of ten, if noise and estimate stay as they are; 0 unless
 *     inconclusive for want of them, {@link Power#MANY} if that many would not do
 * @param holmP {@code paired.pSlower()} times {@code looks}, adjusted over the regimes of this candidate (Holm 1979)
 * @param refutes whether it fails also after this adjustment, and so refutes the claim by itself
 * @param accounting the same on the second denominator; {@code null} if nothing is known of the accounting
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
        int roundsMore,
        double holmP,
        boolean refutes,
        AccountingResult accounting,
        List<String> reasons) {
    /** Copies the list. */
    public RegimeVerdict {
        reasons = List.copyOf(reasons);
    }

    /** Returns the p-value of a cost, corrected for the looks but not yet for the regimes. */
    double lookP() {
        return Math.min(1, paired.pSlower() * looks);
    }

    /** Returns the same with Holm's p-value, which refutes a claim if it is at most {@code level}. */
    RegimeVerdict withHolm(double p, double level) {
        List<String> more = new ArrayList<>(reasons);
        boolean survives = outcome == Outcome.FAIL && p <= level;
        if (outcome == Outcome.FAIL && !survives) {
            more.add("as one of several regimes it does not refute the claim (Holm, " + Text.p(p) + ")");
        }
        return with(outcome, p, survives, more);
    }

    /** Returns the same, but refused for {@code reason}. */
    RegimeVerdict refused(String reason) {
        List<String> more = new ArrayList<>();
        more.add(reason);
        more.addAll(reasons);
        return with(Outcome.REFUSED, holmP, false, more);
    }

    /** Returns the same, but inconclusive for {@code reason} if it passed. */
    RegimeVerdict doubted(String reason) {
        if (!outcome.passed()) {
            return this;
        }
        List<String> more = new ArrayList<>();
        more.add(reason);
        more.addAll(reasons);
        return with(Outcome.INCONCLUSIVE, holmP, refutes, more);
    }

    /** Returns the same, but inconclusive for {@code reason} if it failed. */
    RegimeVerdict spared(String reason) {
        if (outcome != Outcome.FAIL) {
            return this;
        }
        List<String> more = new ArrayList<>();
        more.add(reason);
        more.addAll(reasons);
        return with(Outcome.INCONCLUSIVE, holmP, false, more);
    }

    private RegimeVerdict with(Outcome newOutcome, double newHolmP, boolean newRefutes, List<String> newReasons) {
        boolean changed = newOutcome != outcome && accounting != null;
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
                roundsMore,
                newHolmP,
                newRefutes,
                changed ? accounting.under(newOutcome) : accounting,
                newReasons);
    }
}
