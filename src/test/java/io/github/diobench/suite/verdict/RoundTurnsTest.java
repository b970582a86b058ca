package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RoundTurnsTest {
    private static final TurnRules RULES = new TurnRules(0.04, 0.05, 3);

    @Test
    void a_turn_that_disturbed_one_arm_is_dropped_for_all() {
        TurnMeasures waited = new TurnMeasures(costs(5), List.of(0.0, 0.05, 0.04, 0.0, 0.0), List.of());
        TurnMeasures robbed = new TurnMeasures(costs(5), List.of(), List.of(0.0, 0.0, 0.0, 0.06, 0.06));
        RoundTurns turns = RoundTurns.of(Map.of("a", waited, "b", robbed), RULES);
        assertEquals(List.of(1.0, 3.0), turns.costs("a"));
        assertEquals(List.of(1.0, 3.0), turns.costs("b"));
        assertEquals(5, turns.measured());
        assertEquals(3, turns.dropped());
        assertFalse(turns.counts());
    }

    @Test
    void what_has_no_cost_is_no_turn_and_what_is_not_known_is_no_fault() {
        TurnMeasures short1 = new TurnMeasures(costs(4));
        TurnMeasures odd = new TurnMeasures(
                Arrays.asList(1.0, null, 3.0, 4.0, Double.NaN, 0.0),
                Collections.singletonList(null),
                List.of(Double.NaN));
        RoundTurns turns = RoundTurns.of(Map.of("a", short1, "b", odd), RULES);
        assertEquals(List.of(1.0, 3.0, 4.0), turns.costs("b"));
        assertEquals(6, turns.measured());
        assertTrue(turns.counts());
    }

    @Test
    void a_round_is_counted_whether_it_has_a_value_or_not() {
        RoundTurns few = RoundTurns.of(Map.of("a", new TurnMeasures(costs(2))), RULES);
        RoundTurns none = RoundTurns.of(Map.of(), RULES);
        // Two turns are fewer than it takes, but all there were.
        assertEquals(new TurnCounts(2, 0, 1), TurnCounts.NONE.plus(few).plus(none));
        assertFalse(none.counts());
    }

    private static List<Double> costs(int number) {
        return List.of(1.0, 2.0, 3.0, 4.0, 5.0).subList(0, number);
    }
}
