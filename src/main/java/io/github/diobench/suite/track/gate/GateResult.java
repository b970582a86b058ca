package io.github.diobench.suite.track.gate;

/** What came of a gate, from what weighs most to what weighs least. */
public enum GateResult {
    /** At least one benchmark failed, twice where it was to be confirmed. */
    REGRESSION,
    /** A fork did not measure. */
    FAILED,
    /** At least one benchmark cannot be judged. */
    REFUSED,
    /** At least one benchmark is undecided, and not for noise alone, or costs something. */
    INCONCLUSIVE,
    /** No benchmark failed, and no other than noisy ones, of which nothing points to a cost, are undecided. */
    PASS
}
