package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decisions on given logarithms of ratios. */
final class RegimeJudgeTest {
    private static final double[] SMALL = {-0.01, 0.012, -0.006, 0.004, 0.009, -0.011, 0.002, -0.003};

    @Test
    void where_the_tests_differ_there_is_no_decision() {
        // One stall: Student's mean and its error are large, the ranks hardly notice.
        double[] stalled = Arrays.copyOf(SMALL, 16);
        System.arraycopy(SMALL, 0, stalled, 8, 8);
        stalled[3] = 0.4;
        RegimeVerdict verdict = judge(stalled);
        assertEquals(Outcome.INCONCLUSIVE, verdict.paired().student().decide(0.03));
        assertEquals(Outcome.PASS, verdict.paired().hodgesLehmann().decide(0.03));
        assertEquals(Outcome.INCONCLUSIVE, verdict.outcome());
        assertEquals(
                "Student's t test says INCONCLUSIVE but the rank test PASS, and both must agree",
                verdict.reasons().get(0));
        assertEquals(Outcome.PASS, judge(SMALL).outcome());
    }

    @Test
    void six_rounds_are_too_few_for_the_ranks_to_show_a_cost_and_say_so() {
        RegimeVerdict verdict = judge(0.20, 0.21, 0.19, 0.205, 0.195, 0.2);
        assertEquals(Outcome.FAIL, verdict.paired().student().decide(0.03));
        assertEquals(Outcome.INCONCLUSIVE, verdict.outcome());
        assertTrue(verdict.reasons().get(1).startsWith("6 rounds are too few for the rank test"));
    }

    /** To show it inside a margin that it all but has would take thousands of rounds; to show that it is there takes few. */
    @Test
    void a_cost_that_is_about_the_margin_needs_the_rounds_to_be_seen() {
        double[] about = {0.0286, 0.0686, -0.0114, 0.0686, -0.0114, 0.0486, 0.0086, 0.0286};
        RegimeVerdict verdict = judge(about);
        assertEquals(Outcome.INCONCLUSIVE, verdict.outcome());
        PairedResult paired = verdict.paired();
        int needed = Power.rounds(paired.meanLog(), paired.sd(), 0.01, Power.WANTED);
        assertEquals(needed - 8, verdict.roundsMore());
        assertTrue(verdict.roundsMore() > 0 && verdict.roundsMore() < 30, verdict::toString);
    }

    @Test
    void a_bound_is_student_s() {
        PairedResult paired = judge(SMALL).paired();
        double mean = -0.000375;
        assertEquals(mean, paired.meanLog(), 1e-12);
        assertEquals(Math.exp(mean + 1.894579 * paired.se()), paired.student().costBelow(), 1e-6);
        assertEquals(Math.exp(mean + 1.894579 * paired.se()), paired.student().upper(), 1e-6);
        assertEquals(Math.exp(mean - 2.997952 * paired.se()), paired.student().costAbove(), 1e-6);
    }

    @Test
    void rounds_that_only_one_arm_measured_are_left_out() {
        List<ForkValue> reference = forks(new double[8]);
        List<ForkValue> candidate = new ArrayList<>(forks(SMALL));
        candidate.remove(2);
        RegimeValues regime = regime(reference, candidate);
        RegimeVerdict verdict = new RegimeJudge(List.of(8), Shipped.MARGINS)
                .judge(regime, regime.candidates().get(0));
        assertEquals(7, verdict.paired().rounds());
    }

    /** One regime of three with a p between a third of the level and the level: it fails, but refutes nothing. */
    @Test
    void a_failure_that_does_not_survive_holm_refutes_nothing() {
        double[] slow = {0.005, 0.10, 0.012, 0.06, 0.09, 0.01, 0.1, 0.02};
        List<RegimeValues> regimes = new ArrayList<>();
        for (double[] d : List.of(slow, SMALL, SMALL)) {
            regimes.add(new RegimeValues(
                    "regime-" + regimes.size(),
                    regime(forks(new double[8]), forks(d)).arms()));
        }
        RunVerdict verdict = Verdicts.judge(new RunValues(regimes, 8), Shipped.MARGINS);
        RegimeVerdict failed = verdict.regimes().get(0);
        double p = failed.paired().pSlower();
        assertTrue(p > 0.01 / 3 && p < 0.01, () -> "p = " + p);
        assertEquals(3 * p, failed.holmP(), 1e-12);
        assertEquals(Outcome.FAIL, failed.outcome());
        assertFalse(failed.refutes());
        assertEquals(Claim.INCONCLUSIVE, verdict.claims().get(0).claim());
        RunVerdict alone = Verdicts.judge(new RunValues(regimes.subList(0, 1), 8), Shipped.MARGINS);
        assertEquals(Claim.REFUTED, alone.claims().get(0).claim());
    }

    private static RegimeVerdict judge(double... logRatios) {
        RegimeValues regime = regime(forks(new double[logRatios.length]), forks(logRatios));
        return new RegimeJudge(List.of(8), Shipped.MARGINS)
                .judge(regime, regime.candidates().get(0));
    }

    private static RegimeValues regime(List<ForkValue> reference, List<ForkValue> candidate) {
        return new RegimeValues(
                "regime",
                List.of(
                        new ArmValues("reference", Role.REFERENCE, reference),
                        new ArmValues("candidate", Role.CANDIDATE, candidate)));
    }

    private static List<ForkValue> forks(double[] logScores) {
        List<ForkValue> forks = new ArrayList<>();
        for (double logScore : logScores) {
            forks.add(new ForkValue(forks.size() + 1, 1, Math.exp(logScore)));
        }
        return forks;
    }
}
