package io.github.diobench.suite.judge;

import io.github.diobench.suite.campaign.Regime;
import java.util.Optional;

/** Says which turns of a round count. */
interface KeptTurns {
    /** For runs whose arms took no turns. */
    KeptTurns NO_TURNS = (regime, round) -> Optional.empty();

    /**
     * Returns the numbers, from 0 and ascending, of the turns that count; none if the round as a whole does not. Empty if the arms took
     * no turns.
     */
    Optional<int[]> of(Regime regime, int round);
}
