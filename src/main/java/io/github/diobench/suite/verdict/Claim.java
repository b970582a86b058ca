package io.github.diobench.suite.verdict;

/** What became of the claim that a candidate carries no performance cost, over all judged regimes. */
public enum Claim {
    /** Every regime passed (an intersection-union test: no correction is due). */
    HOLDS,
    /** In at least one regime it costs more than the margin, after Holm's correction over the regimes. */
    REFUTED,
    /** In at least one regime it costs something, after the same correction, but not shown to be more than the margin. */
    COSTS,
    /** Neither; at least one regime is undecided. */
    INCONCLUSIVE,
    /** The run, or a regime without which the claim cannot hold, cannot be judged. */
    REFUSED
}
