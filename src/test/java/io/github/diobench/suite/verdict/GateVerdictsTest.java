package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class GateVerdictsTest {
    private static final double FLOOR = 0.5;

    /** Noise of mean 0 and standard deviation 1, the same in each half of the rounds. */
    private static final double[] NOISE = {1, -1, 0.5, -0.5, 1.5, -1.5, 0.2, -0.2};

    /** The rounds in which base runs first, so chosen that they are no different from the others. */
    private static final Set<Integer> BASE_FIRST = Set.of(1, 4, 5, 8);

    private static final Margins MARGINS =
            Shipped.MARGINS.withRules(List.of(new MarginRule("dear.*", 0.5), new MarginRule(".*", 0.05)));

    @Test
    void no_change_passes() {
        GateVerdict verdict = judge(regime("a", 100, 1, 0.01));
        assertEquals(Outcome.PASS, verdict.outcome());
        assertEquals(100, verdict.base(), 1e-9);
        assertEquals(0, verdict.difference(), 1e-9);
        assertEquals(0.05, verdict.margin());
        assertEquals(0.05, verdict.effectiveMargin());
        assertEquals(8, verdict.paired().rounds());
    }

    @Test
    void a_slowdown_fails_and_an_improvement_passes() {
        List<GateVerdict> verdicts = judgeAll(regime("slower", 100, 1.2, 0.01), regime("faster", 100, 0.8, 0.01));
        assertEquals(Outcome.FAIL, verdicts.get(0).outcome());
        assertEquals(20, verdicts.get(0).difference(), 1e-9);
        assertEquals(1.2, verdicts.get(0).paired().student().ratio(), 1e-9);
        assertTrue(verdicts.get(0).holmP() < 1e-6, verdicts::toString);
        assertEquals(2 * verdicts.get(0).paired().pBeyond(0.05), verdicts.get(0).q(), 1e-15);
        assertEquals(Outcome.PASS, verdicts.get(1).outcome());
        assertEquals(-20, verdicts.get(1).difference(), 1e-9);
    }

    @Test
    void rules_go_by_name() {
        GateVerdict verdict = judge(regime("dear[n=1]", 100, 1.2, 0.01));
        assertEquals(Outcome.PASS_SLOWER, verdict.outcome());
        assertEquals(0.5, verdict.margin());
    }

    @Test
    void what_would_fail_alone_does_not_among_many() {
        RegimeValues borderline = regime("borderline", 100, 1.11, 0.04);
        assertEquals(Outcome.FAIL, judge(borderline).outcome());
        List<RegimeValues> many = new ArrayList<>(List.of(borderline));
        for (int i = 0; i < 10; i++) {
            many.add(regime("other" + i, 100, 1, 0.01));
        }
        GateVerdict verdict = judgeAll(many.toArray(RegimeValues[]::new)).get(0);
        assertEquals(Outcome.INCONCLUSIVE, verdict.outcome());
        assertEquals(11 * verdict.paired().pBeyond(0.05), verdict.holmP(), 1e-12);
        assertTrue(
                verdict.reasons()
                        .get(0)
                        .startsWith("as one of 11 benchmarks it is not shown to be slower (Holm, p = 0.0"),
                verdict.reasons().get(0));
    }

    @Test
    void the_floor_raises_the_margin_of_what_is_short() {
        GateVerdict verdict = judge(regime("a", 1, 1.2, 0.01));
        assertEquals(0.05, verdict.margin());
        assertEquals(0.5, verdict.effectiveMargin(), 1e-9);
        assertEquals(Outcome.PASS_SLOWER, verdict.outcome());
        assertEquals(Outcome.FAIL, judge(0, regime("a", 1, 1.2, 0.01)).outcome());
    }

    @Test
    void a_difference_below_the_floor_is_no_failure_however_wide_its_interval() {
        RegimeValues noisy = regime("a", 1, 1.4, 0.15);
        assertEquals(Outcome.FAIL, judge(0.1, noisy).outcome());
        assertEquals(Outcome.COSTS, judge(noisy).outcome());
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
    void without_a_control_nothing_passes_but_what_fails_still_fails() {
        List<GateVerdict> verdicts = judgeAll(
                withoutControl(regime("same", 100, 1, 0.01)), withoutControl(regime("slower", 100, 1.2, 0.01)));
        assertEquals(Outcome.INCONCLUSIVE, verdicts.get(0).outcome());
        assertEquals(
                "control base against base: there is no such control",
                verdicts.get(0).reasons().get(0));
        assertEquals(Outcome.FAIL, verdicts.get(1).outcome());
    }

    @Test
    void too_few_rounds_and_unfit_machines_are_refused() {
        GateVerdict few = judge(regime("a", 100, 1.2, 0.01, 4, 1));
        assertEquals(Outcome.REFUSED, few.outcome());
        assertEquals(
                "only 4 complete rounds, at least 5 are needed", few.reasons().get(0));
        RunValues unfit = new RunValues(
                List.of(regime("a", 100, 1.2, 0.01)),
                List.of(),
                List.of(8),
                Set.of("one", "another"),
                List.of(new Finding(Finding.Effect.REFUSE, "the clock stands still")),
                1);
        GateVerdict refused = GateVerdicts.judge(unfit, MARGINS, FLOOR).get(0);
        assertEquals(Outcome.REFUSED, refused.outcome());
        assertEquals(
                "the JVM changed during the run: another, one",
                refused.reasons().get(0));
        assertTrue(refused.reasons().contains("the clock stands still"));
    }

    /** The level allows one gate in a hundred, which is 6 of these, and chance may add as many. */
    @Test
    void of_gates_without_change_hardly_any_fails_and_of_slowdowns_hardly_any_is_missed() {
        SplittableRandom random = new SplittableRandom(20261125);
        int gates = 600;
        int falseAlarms = 0;
        int caught = 0;
        for (int gate = 0; gate < gates; gate++) {
            List<GateVerdict> verdicts = judgeAll(
                    drawn("a", 1, random),
                    drawn("b", 1, random),
                    drawn("c", 1, random),
                    drawn("d", 1, random),
                    drawn("slower", 1.15, random));
            falseAlarms +=
                    verdicts.subList(0, 4).stream().anyMatch(verdict -> verdict.outcome() == Outcome.FAIL) ? 1 : 0;
            caught += verdicts.get(4).outcome() == Outcome.FAIL ? 1 : 0;
        }
        assertTrue(falseAlarms <= 12, falseAlarms + " of " + gates);
        assertTrue(caught >= 0.95 * gates, caught + " of " + gates);
    }

    private static RegimeValues drawn(String name, double ratio, SplittableRandom random) {
        List<List<ForkValue>> arms = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 1; round <= 8; round++) {
            for (int arm = 0; arm < 3; arm++) {
                int position = (arm + round) % 3 + 1;
                double cost = 100 * (arm == 1 ? ratio : 1) * Math.exp(0.02 * random.nextGaussian());
                arms.get(arm).add(new ForkValue(round, position, cost));
            }
        }
        return new RegimeValues(
                name,
                List.of(
                        new ArmValues("base", Role.REFERENCE, arms.get(0)),
                        new ArmValues("head", Role.CANDIDATE, arms.get(1)),
                        new ArmValues("base-again", Role.AGAIN, arms.get(2))));
    }

    private static GateVerdict judge(RegimeValues regime) {
        return judge(FLOOR, regime);
    }

    private static GateVerdict judge(double floor, RegimeValues regime) {
        return GateVerdicts.judge(new RunValues(List.of(regime), 8), MARGINS, floor)
                .get(0);
    }

    private static List<GateVerdict> judgeAll(RegimeValues... regimes) {
        return GateVerdicts.judge(new RunValues(List.of(regimes), 8), MARGINS, FLOOR);
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
            boolean baseFirst = BASE_FIRST.contains(round);
            double noise = NOISE[round - 1] * sd;
            bases.add(new ForkValue(round, baseFirst ? 1 : 2, base));
            heads.add(new ForkValue(round, baseFirst ? 2 : 1, base * ratio * Math.exp(noise)));
            agains.add(new ForkValue(round, 3, base * againRatio * Math.exp(-noise)));
        }
        return new RegimeValues(
                name,
                List.of(
                        new ArmValues("base", Role.REFERENCE, bases),
                        new ArmValues("head", Role.CANDIDATE, heads),
                        new ArmValues("base-again", Role.AGAIN, agains)));
    }

    private static RegimeValues withoutControl(RegimeValues regime) {
        return new RegimeValues(regime.name(), regime.arms().subList(0, 2));
    }
}
