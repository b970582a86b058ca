package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class MarginsTest {
    @Test
    void the_first_rule_that_matches_counts() {
        assertEquals(0.10, Shipped.MARGINS.rule("async-write-16-queued").margin());
        assertEquals(0.03, Shipped.MARGINS.rule("sync-write-16-inline").margin());
    }

    @Test
    void a_regime_without_a_rule_cannot_be_judged() {
        Margins few = margins(1, List.of(new MarginRule("a", 0.03)), 0.05, 6, List.of(8));
        assertRejected("no rule matches the regime 'aa'", () -> few.rule("aa"));
    }

    @Test
    void a_bad_value_is_named() {
        List<MarginRule> rules = Shipped.MARGINS.rules();
        List<Integer> looks = List.of(8);
        assertRejected("schemaVersion must be from 1 to 2 but is 3", () -> margins(3, rules, 0.05, 6, looks));
        assertRejected("alphaPass must be between 0.0 and 0.5 but is 0.5", () -> margins(1, rules, 0.5, 6, looks));
        assertRejected(
                "alphaPass must be between 0.0 and 0.5 but is NaN", () -> margins(1, rules, Double.NaN, 6, looks));
        assertRejected("minRounds must be at least 3 but is 2", () -> margins(1, rules, 0.05, 2, looks));
        assertRejected(
                "looks must be positive and ascending but are [8, 8]", () -> margins(1, rules, 0.05, 6, List.of(8, 8)));
        assertRejected("looks must not be empty", () -> margins(1, rules, 0.05, 6, List.of()));
        assertRejected("margin of 'x' must be between 0.0 and 10.0 but is 0.0", () -> new MarginRule("x", 0));
        assertRejected("waitingLimit must be between 0.0 and 1000.0 but is 0.0", () -> new TurnRules(0, 0.04, 8));
        assertRejected("leastTurns must be at least 1 but is 0", () -> new TurnRules(0.04, 0.04, 0));
        assertRejected("'(' is no regular expression: Unclosed group", () -> new MarginRule("(", 0.03));
    }

    @Test
    void bad_measurements_are_named() {
        assertRejected("a cost must be positive and finite but is NaN", () -> new ForkValue(1, 1, Double.NaN));
        assertRejected("a cost must be positive and finite but is 0.0", () -> new ForkValue(1, 1, 0));
        assertRejected("round and position count from 1 but are 0 and 1", () -> new ForkValue(0, 1, 1));
        assertRejected(
                "stealShare must be between 0 and 1 but is 2.0",
                () -> new ForkValue(1, 1, 1, List.of(), 2, Double.NaN));
        ForkValue fork = new ForkValue(1, 1, 1);
        ArmValues reference = new ArmValues("a", Role.REFERENCE, List.of(fork));
        assertRejected("arm a has two forks in round 1", () -> new ArmValues("a", Role.REFERENCE, List.of(fork, fork)));
        assertRejected("injected must be positive", () -> new ArmValues("a", Role.SLOWED, 0, List.of()));
        assertRejected("regime r must have one reference but has 0", () -> new RegimeValues("r", List.of()));
        assertRejected("regime r has two arms called a", () -> new RegimeValues("r", List.of(reference, reference)));
        assertRejected(
                "regime r: the arms of round 1 do not have the same turns",
                () -> new RegimeValues(
                        "r",
                        List.of(
                                new ArmValues("a", Role.REFERENCE, List.of(ForkValue.ofTurns(1, 1, List.of(1.0)))),
                                new ArmValues("b", Role.AGAIN, List.of(ForkValue.ofTurns(1, 2, List.of(1.0, 1.0))))),
                        TurnCounts.NONE));
        RegimeValues regime = new RegimeValues("r", List.of(reference));
        assertRejected("two regimes are called r", () -> new RunValues(List.of(regime, regime), 8));
    }

    private static Margins margins(
            int version, List<MarginRule> rules, double alphaPass, int minRounds, List<Integer> looks) {
        return new Margins(
                version,
                rules,
                0.05,
                0.1,
                alphaPass,
                0.01,
                minRounds,
                looks,
                0.008,
                0.99,
                0.001,
                0.05,
                0.1,
                TurnRules.USUAL);
    }

    private static void assertRejected(String message, Executable action) {
        String said = assertThrows(IllegalArgumentException.class, action).getMessage();
        assertTrue(said.startsWith(message), said);
    }
}
