package io.github.diobench.suite.verdict;

/**
 * What became of the turns of a regime.
 *
 * @param measured how many turns there were in all its rounds; in each, every arm measured once
 * @param dropped how many of them were disturbed in some arm, or had no value there
 * @param lostRounds how many rounds have no value because too few turns were left
 */
public record TurnCounts(int measured, int dropped, int lostRounds) {
    /** No turns yet. */
    public static final TurnCounts NONE = new TurnCounts(0, 0, 0);

    /** Returns these with those of another round. */
    public TurnCounts plus(RoundTurns round) {
        return new TurnCounts(
                measured + round.measured(), dropped + round.dropped(), lostRounds + (round.counts() ? 0 : 1));
    }
}
