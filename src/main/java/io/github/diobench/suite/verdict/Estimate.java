package io.github.diobench.suite.verdict;

/**
 * One estimate of what a candidate costs, as a ratio to the reference: 1 means equal cost. With a single pair the bounds are NaN.
 *
 * @param ratio the estimate
 * @param lower lower end of the two-sided 90 % interval
 * @param upper its upper end
 * @param costAbove the ratio is above this at the level for FAIL: L. Above 1 a cost is shown, above 1 + margin a failure
 * @param costBelow the ratio is below this at the level for PASS: U, for a pass it must be below 1 + margin
 */
public record Estimate(double ratio, double lower, double upper, double costAbove, double costBelow) {
    /** Returns the decision. */
    public Outcome decide(double margin) {
        if (costBelow < 1 + margin) {
            return costAbove > 1 ? Outcome.PASS_SLOWER : Outcome.PASS;
        }
        if (costAbove > 1 + margin) {
            return Outcome.FAIL;
        }
        return costAbove > 1 ? Outcome.COSTS : Outcome.INCONCLUSIVE;
    }
}
