package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class GateVerdictsTest {
    private static final double FLOOR = 0.5;

    /** Noise of mean 0 and standard deviation 1, the same in each half of the rounds. */
    private static final double[] NOISE = {1, -1, 0.5, -0.5, 1.5, -1.5, 0.2, -0.2};

    private static final Margins MARGINS =
            Shipped.MARGINS.withRules(List.of(new MarginRule("dear.*", 0.5), new MarginRule(".*", 0.05)));

    @Test
    void no_change_passes() {
        GateVerdict verdict = judge(regime("a", 100, 1, 0.01));
        assertEquals(Outcome.PASS, verdict.outcome());
        assertFalse(verdict.blocks());
        assertEquals(100, verdict.base(), 1e-9);
        assertEquals(0.05, verdict.margin());
        assertEquals(0.05, verdict.effectiveMargin());
        assertEquals(0.125, verdict.ceiling(), 1e-12);
        assertEquals(8, verdict.rounds());
        assertEquals(
                "costs less than 1.007 times base after 8 rounds",
                verdict.reasons().get(0));
    }

    @Test
    void a_slowdown_fails_and_an_improvement_passes() {
        List<GateVerdict> verdicts = judgeAll(regime("slower", 100, 1.2, 0.01), regime("faster", 100, 0.8, 0.01));
        assertEquals(Outcome.FAIL, verdicts.get(0).outcome());
        assertEquals(1.2, verdicts.get(0).estimate().ratio(), 1e-9);
        assertEquals(2 * verdicts.get(0).p(), verdicts.get(0).adjustedP(), 1e-15);
        assertEquals(Outcome.PASS, verdicts.get(1).outcome());
        assertEquals(0.8, verdicts.get(1).estimate().ratio(), 1e-9);
    }

    /** A cost inside the margin, however surely there is one, is no failure. */
    @Test
    void a_shown_cost_inside_the_margin_passes() {
        GateVerdict verdict = judge(regime("a", 100, 1.03, 0.005));
        assertEquals(Outcome.PASS_SLOWER, verdict.outcome());
        assertTrue(verdict.p() > 0.9, verdict::toString);
    }

    @Test
    void rules_go_by_name() {
        GateVerdict verdict = judge(regime("dear[n=1]", 100, 1.2, 0.01));
        assertEquals(Outcome.PASS_SLOWER, verdict.outcome());
        assertEquals(0.5, verdict.margin());
    }

    @Test
    void what_would_fail_alone_does_not_among_many() {
        RegimeValues borderline = regime("borderline", 100, 1.15, 0.05);
        assertEquals(Outcome.FAIL, judge(borderline).outcome());
        List<RegimeValues> many = new ArrayList<>(List.of(borderline));
        for (int i = 0; i < 59; i++) {
            many.add(regime("other" + i, 100, 1, 0.01));
        }
        GateVerdict verdict = judgeAll(many.toArray(RegimeValues[]::new)).get(0);
        assertEquals(Outcome.COSTS, verdict.outcome());
        assertTrue(verdict.blocks());
        assertEquals(60 * verdict.p(), verdict.adjustedP(), 1e-12);
    }

    /** Noise alone is no reason for red, unless much could hide in it. */
    @Test
    void what_noise_leaves_undecided_blocks_only_if_it_points_to_a_cost_or_hides_much() {
        assertEquals(Outcome.INCONCLUSIVE, judge(regime("a", 100, 1, 0.3)).outcome());
        assertFalse(judge(regime("a", 100, 1, 0.3)).blocks());
        assertTrue(judge(regime("a", 100, 1.15, 0.2)).blocks(), "it points to a cost");
        assertTrue(judge(regime("a", 100, 1, 2)).blocks(), "it hides much");
        GateSubject cut = new GateSubject(regime("a", 100, 1, 0.3), 8, 1, FLOOR);
        GateVerdict open = GateVerdicts.judge(List.of(cut), MARGINS, List.of(8, 16), List.of())
                .get(0);
        assertTrue(open.blocks(), "it was not measured to its end");
        assertTrue(open.open());
    }

    @Test
    void the_floor_raises_the_margin_of_what_is_short() {
        GateVerdict verdict = judge(regime("a", 1, 1.2, 0.01));
        assertEquals(0.05, verdict.margin());
        assertEquals(0.5, verdict.effectiveMargin(), 1e-9);
        assertEquals(Outcome.PASS_SLOWER, verdict.outcome());
        assertTrue(verdict.reasons().get(0).contains("the margin of 50 % (the floor of 0.500 ns)"), verdict::toString);
        assertEquals(Outcome.FAIL, judge(0, regime("a", 1, 1.2, 0.01)).outcome());
    }

    /** A rate counts all threads; a score of 1 of eight threads is 8 ns for one. */
    @Test
    void the_floor_is_a_share_of_what_one_thread_takes() {
        GateSubject rate = new GateSubject(regime("a", 1, 1.25, 0.01), 8, 8, FLOOR);
        GateVerdict verdict = GateVerdicts.judge(List.of(rate), MARGINS, List.of(8), List.of())
                .get(0);
        assertEquals(8, verdict.base(), 1e-9);
        assertEquals(0.0625, verdict.effectiveMargin(), 1e-9);
        assertEquals(Outcome.FAIL, verdict.outcome());
    }

    @Test
    void a_floor_far_above_the_base_is_the_largest_margin() {
        assertEquals(9.99, judge(1000, regime("a", 1, 1, 0.01)).effectiveMargin());
    }

    @Test
    void a_base_that_differs_from_itself_refuses_its_own_benchmark_alone() {
        List<GateVerdict> verdicts = judgeAll(regime("odd", 100, 1.2, 0.01, 8, 1.1), regime("even", 100, 1, 0.01));
        assertEquals(Outcome.REFUSED, verdicts.get(0).outcome());
        assertTrue(
                verdicts.get(0).reasons().get(0).startsWith("control base against base: the reference differs"),
                verdicts.get(0).reasons().get(0));
        assertEquals(ControlResult.State.VOID, verdicts.get(0).control().state());
        assertEquals(Outcome.PASS, verdicts.get(1).outcome());
    }

    @Test
    void too_few_rounds_decide_nothing_and_refusals_are_for_all() {
        GateVerdict few = judge(regime("a", 100, 1.2, 0.01, 4, 1));
        assertEquals(Outcome.INCONCLUSIVE, few.outcome());
        assertTrue(few.blocks());
        assertEquals(
                "only 4 of 8 rounds measured both versions and were left undisturbed, at least 5 are needed",
                few.reasons().get(0));
        GateVerdict refused = GateVerdicts.judge(
                        subjects(FLOOR, regime("a", 100, 1.2, 0.01)),
                        MARGINS,
                        List.of(8),
                        List.of("the clock stands still"))
                .get(0);
        assertEquals(Outcome.REFUSED, refused.outcome());
        assertEquals("the clock stands still", refused.reasons().get(0));
    }

    private static GateVerdict judge(RegimeValues regime) {
        return judge(FLOOR, regime);
    }

    private static GateVerdict judge(double floor, RegimeValues regime) {
        return GateVerdicts.judge(subjects(floor, regime), MARGINS, List.of(8), List.of())
                .get(0);
    }

    private static List<GateVerdict> judgeAll(RegimeValues... regimes) {
        return GateVerdicts.judge(subjects(FLOOR, regimes), MARGINS, List.of(8), List.of());
    }

    private static List<GateSubject> subjects(double floor, RegimeValues... regimes) {
        return Stream.of(regimes)
                .map(regime -> new GateSubject(regime, 8, 1, floor))
                .toList();
    }

    private static RegimeValues regime(String name, double base, double ratio, double sd) {
        return regime(name, base, ratio, sd, 8, 1);
    }

    private static RegimeValues regime(
            String name, double base, double ratio, double sd, int rounds, double againRatio) {
        List<ForkValue> bases = new ArrayList<>();
        List<ForkValue> heads = new ArrayList<>();
        List<ForkValue> agains = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            double noise = NOISE[round - 1] * sd;
            bases.add(new ForkValue(round, 1, base));
            heads.add(new ForkValue(round, 2, base * ratio * Math.exp(noise)));
            agains.add(new ForkValue(round, 3, base * againRatio * Math.exp(-noise)));
        }
        return new RegimeValues(
                name,
                List.of(
                        new ArmValues("base", Role.REFERENCE, bases),
                        new ArmValues("head", Role.CANDIDATE, heads),
                        new ArmValues("base-again", Role.AGAIN, agains)));
    }
}
