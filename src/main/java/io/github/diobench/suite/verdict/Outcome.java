package io.github.diobench.suite.verdict;

/** What was shown about one candidate in one regime. */
public enum Outcome {
    /** It costs less than the margin allows. */
    PASS,
    /** It costs less than the margin allows, but it does cost something. */
    PASS_SLOWER,
    /** It costs something, and whether that is more than the margin was not shown. */
    COSTS,
    /** It costs more than the margin. */
    FAIL,
    /** Neither was shown. */
    INCONCLUSIVE,
    /** The measurement cannot be judged. */
    REFUSED;

    /** Tells whether a cost below the margin was shown. */
    public boolean passed() {
        return this == PASS || this == PASS_SLOWER;
    }

    /** Tells whether a cost was shown, of whatever size. */
    public boolean showsCost() {
        return this == PASS_SLOWER || this == FAIL || this == COSTS;
    }
}
