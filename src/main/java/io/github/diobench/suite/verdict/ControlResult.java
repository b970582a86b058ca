package io.github.diobench.suite.verdict;

/**
 * What a control showed in one regime.
 *
 * @param regime the regime
 * @param arm name of the control
 * @param role {@link Role#AGAIN} or {@link Role#SLOWED}
 * @param state what it means
 * @param paired the numbers, over all rounds, tested once; its estimate is the realised size of a positive control
 * @param expected the cost, as a share, for which {@code power} was computed: what was injected or, where that is not known,
 *     the regime's margin, which a control is to be at least as large as; NaN for A/A
 * @param power how often a cost of {@code expected} is seen with the noise and rounds of this run; NaN for A/A
 * @param holmP for A/A: two-sided probability of such a difference, adjusted over regimes; NaN for the positive control
 * @param reason why, on one line
 */
public record ControlResult(
        String regime,
        String arm,
        Role role,
        State state,
        PairedResult paired,
        double expected,
        double power,
        double holmP,
        String reason) {
    /** What a control means for the run. */
    public enum State {
        /** A is like A, or the slowed arm was seen to be slower. */
        OK,
        /** A slowed arm was not seen, which this noise explains: the regime cannot pass. */
        NOISY,
        /** There is no such control, or it has too few rounds: the regime cannot pass. */
        MISSING,
        /** A differs from A, or a slowed arm was missed that must have been seen: the run is refused. */
        VOID
    }
}
