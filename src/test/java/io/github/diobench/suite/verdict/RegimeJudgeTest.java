package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decisions on given logarithms of ratios. */
final class RegimeJudgeTest {
    private static final double[] SMALL = {-0.01, 0.012, -0.006, 0.004, 0.009, -0.011, 0.002, -0.003};

    @Test
    void a_cost_that_may_be_inside_the_margin_and_may_not_is_called_one() {
        double[] about = {0.03, 0.05, 0.02, 0.04, 0.03, 0.045, 0.025, 0.035};
        RegimeVerdict verdict = judge(about);
        assertEquals(Outcome.COSTS, verdict.outcome());
        PairedResult paired = verdict.paired();
        assertEquals(
                Power.rounds(paired.meanLog() - Math.log1p(0.03), paired.sd(), 0.01, Power.WANTED),
                verdict.roundsNeeded());
        assertEquals(verdict.roundsNeeded() - 8, verdict.roundsMore());
        assertEquals(
                "slower, at least 1.024 of the reference; the 90 % interval from 1.028 to 1.042 does not show whether by more than "
                        + "the margin of 3 %",
                verdict.reasons().get(0));
    }

    @Test
    void a_failure_is_a_cost_beyond_the_margin() {
        assertEquals(Outcome.FAIL, judge(0.20, 0.21, 0.19, 0.205, 0.195).outcome());
        assertEquals(0, judge(0.20, 0.21, 0.19, 0.205, 0.195).roundsNeeded());
        assertEquals(Outcome.PASS, judge(SMALL).outcome());
    }

    /** One stall among eight rounds makes the noise large, not the verdict wrong. */
    @Test
    void a_stall_leaves_it_undecided() {
        double[] stalled = SMALL.clone();
        stalled[3] = 0.4;
        assertEquals(Outcome.INCONCLUSIVE, judge(stalled).outcome());
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

    /** One regime of three with a p between a third of the level and the level: it fails, but refutes nothing. It costs something. */
    @Test
    void a_failure_that_does_not_survive_holm_refutes_nothing() {
        double[] slow = {0.04, 0.13, 0.045, 0.10, 0.12, 0.04, 0.13, 0.05};
        List<RegimeValues> regimes = new ArrayList<>();
        for (double[] d : List.of(slow, SMALL, SMALL)) {
            regimes.add(new RegimeValues(
                    "regime-" + regimes.size(),
                    regime(forks(new double[8]), forks(d)).arms()));
        }
        RunVerdict verdict = Verdicts.judge(new RunValues(regimes, 8), Shipped.MARGINS);
        RegimeVerdict failed = verdict.regimes().get(0);
        double p = failed.paired().pBeyond(0.03);
        assertTrue(p > 0.01 / 3 && p < 0.01, () -> "p = " + p);
        assertEquals(3 * p, failed.holmP(), 1e-12);
        assertEquals(Outcome.FAIL, failed.outcome());
        assertFalse(failed.refutes());
        assertEquals(Claim.COSTS, verdict.claims().get(0).claim());
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
