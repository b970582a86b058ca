package io.github.diobench.suite.campaign;

/** Why a regime is measured, which decides what is compared in it and where its table stands. */
public enum Purpose {
    /** The verdict rests on it: all arms, with controls, in every round. */
    JUDGED,
    /** Shows what a verdict is worth: the reference twice, and counters with known slowdowns, in every round. */
    CALIBRATION,
    /** Shows how cost moves with the regime; not judged. */
    OBSERVED,
    /** Shows whole latency distributions. */
    LATENCY,
    /** Shows what the policy for the part that direct I/O could not do costs. */
    FALLBACK,
    /** Shows what is left when the contested part is taken away: the least that any number can be. */
    FLOOR
}
