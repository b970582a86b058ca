package io.github.diobench.suite.verdict;

/** What an arm is compared with the reference for. */
public enum Role {
    /** All other arms of its regime are compared with it; each regime has exactly one. */
    REFERENCE,
    /** Claimed to cost no more than the reference. */
    CANDIDATE,
    /** The reference under another name, the A/A control: a difference is an error of the measurement. */
    AGAIN,
    /** The reference with work added, the positive control: if it is not seen to be slower, the measurement is blind. */
    SLOWED
}
