package io.github.diobench.suite.verdict;

/** What became of the claim that a candidate carries no performance cost, over all judged regimes. */
public enum Claim {
    /** Every regime passed (an intersection-union test: no correction is due). */
    HOLDS,
    /** At least one regime failed, after Holm's correction over the regimes. */
    REFUTED,
    /** Neither; at least one regime is undecided. */
    INCONCLUSIVE,
    /** The run, or a regime without which the claim cannot hold, cannot be judged. */
    REFUSED
}
