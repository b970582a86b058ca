package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GateRuleTest {
    private static final List<Integer> LOOKS = List.of(6, 12, 24, 48);
    private static final GateRule RULE = new GateRule(0.02, 0.05, 0.01, 60, LOOKS, 5);

    /** Noise of mean 0 and standard deviation near 1, the same in every six rounds. */
    private static final double[] NOISE = {1.2, -1.2, 0.9, -0.9, 0.3, -0.3};

    @Test
    void no_change_passes_at_the_first_look() {
        GateRule.Decision decision = decide(RULE, 1, 0.02, 48);
        assertEquals(Outcome.PASS, decision.outcome());
        assertFalse(decision.open());
        assertEquals(1, decision.look());
        assertEquals(6, decision.moments().n());
    }

    @Test
    void what_is_beyond_the_margin_fails_as_soon_as_it_is_shown() {
        GateRule.Decision decision = decide(RULE, 1.05, 0.01, 48);
        assertEquals(Outcome.FAIL, decision.outcome());
        assertTrue(decision.look() < 4, decision::toString);
        assertTrue(decision.estimate().costAbove() > 1.02, decision::toString);
        assertEquals(Outcome.PASS, decide(RULE, 0.5, 0.02, 48).outcome());
    }

    /** Whatever number of rounds is accepted, a plain cost can be shown in it. */
    @ParameterizedTest
    @ValueSource(ints = {5, 6, 8, 48})
    void a_plain_cost_is_shown_in_any_number_of_rounds(int rounds) {
        GateRule rule = new GateRule(0.02, 0.05, 0.01, 60, List.of(rounds), 5);
        assertEquals(Outcome.FAIL, decide(rule, 10, 0.1, rounds).outcome());
        assertEquals(Outcome.FAIL, decide(rule, 1.5, 0.03, rounds).outcome());
    }

    @Test
    void what_points_to_a_cost_goes_on_and_does_not_pass_if_it_ends_there() {
        // 3 % are ruled out to be 5 %, but not to be more than the margin.
        GateRule.Decision decision = decide(RULE, 1.03, 0.01, 6);
        assertTrue(decision.estimate().costBelow() < 1.05, decision::toString);
        assertTrue(decision.open());
        assertEquals(
                Outcome.COSTS,
                decide(new GateRule(0.02, 0.05, 0.01, 1, LOOKS, 5), 1.03, 0.01, 6)
                        .outcome());
        assertEquals(Outcome.INCONCLUSIVE, decide(RULE, 1.022, 0.015, 6).outcome());
    }

    @Test
    void a_small_cost_inside_the_margin_passes_as_a_slower_one() {
        assertEquals(Outcome.PASS_SLOWER, decide(RULE, 1.01, 0.002, 48).outcome());
    }

    @Test
    void noise_is_inconclusive_after_the_last_look_and_open_before() {
        assertFalse(decide(RULE, 1, 0.5, 48).open());
        assertEquals(Outcome.INCONCLUSIVE, decide(RULE, 1, 0.5, 48).outcome());
        assertTrue(decide(RULE, 1, 0.5, 24).open());
    }

    @Test
    void a_look_takes_the_rounds_up_to_it_that_have_a_value() {
        List<Integer> rounds = List.of(1, 2, 4, 5, 6, 7, 8, 9);
        double[] values = {0, 0.001, -0.001, 0.002, -0.002, 0.5, 0.5, 0.5};
        GateRule.Decision decision = RULE.decide(rounds, values, 9);
        assertEquals(5, decision.moments().n());
        assertEquals(Outcome.PASS, decision.outcome());
        GateRule.Decision few = RULE.decide(List.of(1, 2, 3, 6), Arrays.copyOf(values, 4), 6);
        assertEquals(Outcome.INCONCLUSIVE, few.outcome());
        assertTrue(few.open());
        assertEquals(Outcome.REFUSED, RULE.decide(List.of(), new double[0], 6).outcome());
    }

    @Test
    void levels_are_shared_by_looks_and_benchmarks() {
        assertArrayEquals(
                new double[] {0.05 / 4, 0.01 / 240, 0.05},
                new double[] {RULE.levelPass(), RULE.levelFail(), RULE.ceiling()},
                1e-12);
    }

    private static GateRule.Decision decide(GateRule rule, double ratio, double sd, int measured) {
        double[] values = IntStream.range(0, measured)
                .mapToDouble(i -> Math.log(ratio) + sd * NOISE[i % NOISE.length])
                .toArray();
        return rule.decide(IntStream.rangeClosed(1, measured).boxed().toList(), values, measured);
    }
}
