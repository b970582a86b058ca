package io.github.diobench.suite.judge;

/** Where the margins of a verdict come from: what was fixed in advance weighs more than what was chosen with a result in hand. */
public enum MarginsOrigin {
    /** They were fixed before the run's first fork. */
    FIXED_BEFORE_RUN,
    /** Others were fixed before the run. */
    OTHER_THAN_FIXED,
    /** None were fixed before the run. */
    NONE_FIXED
}
