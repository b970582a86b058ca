package io.github.diobench.suite.report;

import io.github.diobench.suite.verdict.Claim;
import io.github.diobench.suite.verdict.ControlResult;
import io.github.diobench.suite.verdict.Estimate;
import io.github.diobench.suite.verdict.Outcome;
import io.github.diobench.suite.verdict.Text;
import java.util.Locale;

/** How the outcomes and numbers of a verdict appear. */
public final class VerdictWords {
    private VerdictWords() {}

    static String of(Claim claim) {
        return claim.name();
    }

    /** Returns the word for {@code outcome}. */
    public static String of(Outcome outcome) {
        return outcome == Outcome.PASS_SLOWER ? "PASS, slower" : outcome.name();
    }

    /** Only what decides is shouted. */
    static String of(ControlResult.State state) {
        return state == ControlResult.State.VOID ? state.name() : Words.of(state);
    }

    /** Returns a cost in addition to the reference's as the ratio that it comes to. */
    static String ratio(double cost) {
        return Words.decimal(1 + cost, 3);
    }

    /** Returns the ratio that {@code estimate} is; {@link Words#MISSING} if there is none. */
    static String ratio(Estimate estimate) {
        return estimate == null ? Words.MISSING : Words.decimal(estimate.ratio(), 3);
    }

    /** Returns its 90 % interval; {@link Words#MISSING} if there is none. */
    static String interval(Estimate estimate) {
        return estimate == null ? Words.MISSING : interval(estimate.lower(), estimate.upper(), 3);
    }

    /** Returns both ends; {@link Words#MISSING} if neither is known, and words for an end that the data cannot give. */
    static String interval(double lower, double upper, int decimals) {
        return Double.isNaN(lower) || Double.isNaN(upper)
                ? Words.MISSING
                : "[" + Words.decimal(lower, decimals) + ", "
                        + (Double.isInfinite(upper) ? "..." : Words.decimal(upper, decimals)) + "]";
    }

    /** Returns a share in per cent with at most two decimals. */
    static String percent(double share) {
        return Double.isNaN(share) ? Words.MISSING : Text.percent(share);
    }

    /** Returns a probability with four decimals; {@link Words#MISSING} for NaN. */
    public static String p(double p) {
        if (Double.isNaN(p)) {
            return Words.MISSING;
        }
        return p < 1e-4 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }
}
