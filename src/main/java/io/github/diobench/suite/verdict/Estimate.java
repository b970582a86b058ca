package io.github.diobench.suite.verdict;

/**
 * One estimate of what a candidate costs, as a ratio to the reference: 1 means equal cost.
 *
 * <p>A bound that the data cannot give is infinite on a logarithmic scale: 0 below, positive infinity above. With a single
 * pair Student's bounds are NaN.
 *
 * @param ratio the estimate
 * @param lower lower end of the two-sided 90 % interval
 * @param upper its upper end
 * @param costAbove the ratio is above this at the level for FAIL: L, for a cost to be shown it must be above 1
 * @param costBelow the ratio is below this at the level for PASS: U, for a pass it must be below 1 + margin
 */
public record Estimate(double ratio, double lower, double upper, double costAbove, double costBelow) {
    /** Returns the decision that rests on this estimate alone. */
    public Outcome decide(double margin) {
        if (costBelow < 1 + margin) {
            return costAbove > 1 ? Outcome.PASS_SLOWER : Outcome.PASS;
        }
        if (costAbove > 1 + margin) {
            return Outcome.FAIL;
        }
        return costAbove > 1 ? Outcome.COSTS : Outcome.INCONCLUSIVE;
    }

    /**
     * Returns the decision on which this and its robust partner agree; inconclusive if they do not. Whether a pass is a slower
     * one, this one says alone.
     */
    Outcome decideWith(Estimate robust, double margin) {
        Outcome outcome = decide(margin);
        Outcome other = robust.decide(margin);
        boolean agree = outcome == other || (outcome.passed() && other.passed());
        return agree ? outcome : Outcome.INCONCLUSIVE;
    }
}
