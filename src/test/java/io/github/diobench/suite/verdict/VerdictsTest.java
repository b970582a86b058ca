package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of runs of which the truth is known, with so little noise that chance has no part in it. */
final class VerdictsTest {
    private static final String OTHER = "candidate-2";

    private final SimulatedRun run = new SimulatedRun();

    @BeforeEach
    void quiet() {
        run.forkSd = 0.004;
        run.iterationSd = 0.002;
    }

    @Test
    void equal_arms_pass_everywhere_and_the_claims_hold() {
        RunVerdict verdict = judge();
        assertTrue(verdict.regimes().stream().allMatch(regime -> regime.outcome() == Outcome.PASS));
        assertEquals(3, verdict.claims().size());
        assertTrue(verdict.claims().stream().allMatch(claim -> claim.claim() == Claim.HOLDS));
        assertEquals(
                List.of("inside the margin in all 3 regimes"),
                verdict.claims().get(0).reasons());
        assertTrue(verdict.controls().stream().allMatch(control -> control.state() == ControlResult.State.OK));
        assertEquals(List.of(), verdict.notes());
    }

    @Test
    void the_same_values_give_the_same_verdict() {
        assertEquals(judge(), judge());
    }

    @Test
    void a_cost_in_one_regime_refutes_the_claim_on_one_candidate() {
        slow(1, SimulatedRun.CANDIDATE, 0.10);
        RunVerdict verdict = judge();
        RegimeVerdict failed = regime(verdict, 1, SimulatedRun.CANDIDATE);
        assertEquals(Outcome.FAIL, failed.outcome());
        assertTrue(failed.refutes());
        assertEquals(1.10, failed.paired().student().ratio(), 0.01);
        assertEquals(Outcome.PASS, regime(verdict, 0, SimulatedRun.CANDIDATE).outcome());
        assertEquals(Claim.REFUTED, claim(verdict, SimulatedRun.CANDIDATE).claim());
        assertTrue(
                claim(verdict, SimulatedRun.CANDIDATE).reasons().get(0).startsWith("regime-1: slower, at least 1.0"));
        assertEquals(Claim.HOLDS, claim(verdict, OTHER).claim());
    }

    @Test
    void a_cost_inside_the_margin_passes_and_is_called_slower() {
        slow(0, SimulatedRun.CANDIDATE, 0.015);
        RunVerdict verdict = judge();
        assertEquals(
                Outcome.PASS_SLOWER, regime(verdict, 0, SimulatedRun.CANDIDATE).outcome());
        assertEquals(Claim.HOLDS, claim(verdict, SimulatedRun.CANDIDATE).claim());
    }

    @Test
    void noise_is_inconclusive_and_says_what_would_help() {
        run.forkSd = 0.30;
        RunVerdict verdict = judge();
        RegimeVerdict undecided = regime(verdict, 0, SimulatedRun.CANDIDATE);
        assertEquals(Outcome.INCONCLUSIVE, undecided.outcome());
        assertTrue(undecided.roundsMore() > 100, undecided::toString);
        assertTrue(undecided.detectable() > 0.3, undecided::toString);
        assertEquals(Claim.INCONCLUSIVE, claim(verdict, SimulatedRun.CANDIDATE).claim());
        ControlResult slowed = control(verdict, 0, Role.SLOWED);
        assertEquals(ControlResult.State.NOISY, slowed.state());
        assertTrue(slowed.power() < 0.9, slowed::toString);
    }

    @Test
    void a_control_lost_in_noise_leaves_no_pass_but_does_not_save_a_failure() {
        run.shift = (regime, arm, round, position) -> {
            double noise = round % 2 == 0 ? 0.5 : -0.5;
            double cost = arm.equals(SimulatedRun.CANDIDATE) ? 0.1 : 0;
            return regime == 0 ? cost + (arm.equals(SimulatedRun.SLOWED) ? noise : 0) : 0;
        };
        RunVerdict verdict = judge();
        assertEquals(ControlResult.State.NOISY, control(verdict, 0, Role.SLOWED).state());
        assertEquals(Outcome.FAIL, regime(verdict, 0, SimulatedRun.CANDIDATE).outcome());
        assertEquals(Outcome.INCONCLUSIVE, regime(verdict, 0, OTHER).outcome());
        assertEquals(Outcome.PASS, regime(verdict, 1, OTHER).outcome());
        assertEquals(Claim.REFUTED, claim(verdict, SimulatedRun.CANDIDATE).claim());
        assertEquals(Claim.INCONCLUSIVE, claim(verdict, OTHER).claim());
    }

    @Test
    void a_reference_that_differs_from_itself_refuses_the_run() {
        slow(2, SimulatedRun.AGAIN, 0.05);
        RunVerdict verdict = judge();
        assertEquals(ControlResult.State.VOID, control(verdict, 2, Role.AGAIN).state());
        assertAllRefused(verdict, "control again in regime-2: the reference differs from itself, by +");
    }

    @Test
    void a_slowdown_that_is_not_there_refuses_the_run() {
        slow(1, SimulatedRun.SLOWED, 1 / (1 + run.injected) - 1);
        RunVerdict verdict = judge();
        assertEquals(ControlResult.State.VOID, control(verdict, 1, Role.SLOWED).state());
        assertAllRefused(
                verdict,
                "control slowed in regime-1: not seen to be slower; a cost of 20 % is seen in 100 % of such runs");
    }

    @Test
    void without_controls_nothing_passes() {
        RunValues all = run.draw(1);
        List<RegimeValues> without = all.regimes().stream()
                .map(regime -> new RegimeValues(
                        regime.name(),
                        regime.arms().stream()
                                .filter(arm -> arm.role() != Role.AGAIN)
                                .toList()))
                .toList();
        RunVerdict verdict = Verdicts.judge(new RunValues(without, 8), Shipped.MARGINS);
        assertEquals(
                ControlResult.State.MISSING, control(verdict, 0, Role.AGAIN).state());
        assertEquals(Outcome.INCONCLUSIVE, regime(verdict, 0, OTHER).outcome());
        assertEquals(
                "control AGAIN: there is no such control",
                regime(verdict, 0, OTHER).reasons().get(0));
    }

    @Test
    void a_reference_that_still_warms_up_refuses_its_regime() {
        run.trend = (regime, arm, round, position) -> regime == 1 && arm.equals(SimulatedRun.REFERENCE) ? -0.04 : 0;
        RunVerdict verdict = judge();
        assertRefused(verdict, 1, "reference: the scores within a fork move by -3.9 %");
        assertEquals(Claim.REFUSED, claim(verdict, OTHER).claim());
    }

    @Test
    void a_trend_below_half_the_margin_does_no_harm() {
        run.trend = (regime, arm, round, position) -> -0.01;
        assertTrue(judge().claims().stream().allMatch(claim -> claim.claim() == Claim.HOLDS));
    }

    @Test
    void an_unfit_candidate_leaves_the_others_alone_and_does_not_save_itself() {
        run.trend = (regime, arm, round, position) -> regime == 1 && arm.equals(SimulatedRun.CANDIDATE) ? -0.04 : 0;
        slow(2, SimulatedRun.CANDIDATE, 0.10);
        RunVerdict verdict = judge();
        assertEquals(Outcome.REFUSED, regime(verdict, 1, SimulatedRun.CANDIDATE).outcome());
        assertEquals(Claim.REFUTED, claim(verdict, SimulatedRun.CANDIDATE).claim());
        assertEquals(Claim.HOLDS, claim(verdict, OTHER).claim());
    }

    @Test
    void too_few_rounds_are_no_verdict() {
        run.rounds = 4;
        RunVerdict verdict = judge();
        assertRefused(verdict, 0, "only 4 complete rounds, at least 5 are needed");
        assertEquals(Claim.REFUSED, claim(verdict, OTHER).claim());
    }

    @Test
    void stolen_time_and_load_refuse_above_their_limits_only() {
        run.steal = 0.04;
        run.load = 0.09;
        assertEquals(Claim.HOLDS, claim(judge(), OTHER).claim());
        run.steal = 0.06;
        assertRefused(judge(), 0, "the hypervisor gave others 6 % of the CPU time, the limit is 5 %");
        run.steal = Double.NaN;
        run.load = 0.11;
        RunVerdict verdict = judge();
        assertRefused(verdict, 0, "other processes used 11 % of the CPU time, the limit is 10 %");
        assertEquals(List.of("not checked, for want of values: STEAL"), verdict.notes());
    }

    @Test
    void a_changed_machine_and_an_unfit_one_refuse_the_run() {
        run.fingerprints = Set.of("one", "another");
        assertAllRefused(judge(), "machine or JVM changed during the run: another, one");
        run.fingerprints = Set.of("one");
        run.findings = List.of(new Finding(Finding.Effect.REFUSE, "no clock"));
        assertAllRefused(judge(), "no clock");
    }

    @Test
    void a_doubtful_machine_leaves_no_pass() {
        run.findings = List.of(
                new Finding(Finding.Effect.DOWNGRADE, "a quota of half a CPU"),
                new Finding(Finding.Effect.NOTE, "hot"));
        slow(1, SimulatedRun.CANDIDATE, 0.10);
        RunVerdict verdict = judge();
        assertEquals(Claim.INCONCLUSIVE, claim(verdict, OTHER).claim());
        assertEquals(
                "a quota of half a CPU", regime(verdict, 0, OTHER).reasons().get(0));
        assertEquals(Claim.REFUTED, claim(verdict, SimulatedRun.CANDIDATE).claim());
        assertEquals(List.of("hot"), verdict.notes());
    }

    @Test
    void looks_stop_as_soon_as_they_know_and_pay_for_it() {
        run.rounds = 32;
        run.looks = List.of(8, 16, 32);
        RegimeVerdict passed = regime(judge(), 0, OTHER);
        assertEquals(Outcome.PASS, passed.outcome());
        assertEquals(1, passed.look());
        assertEquals(8, passed.paired().rounds());
        assertEquals(0.05 / 3, passed.alphaPass());
        assertEquals("look 1 of 3, after 8 rounds", passed.reasons().get(1));
    }

    @Test
    void a_plan_that_was_cut_short_is_judged_on_what_there_is() {
        run.rounds = 12;
        run.looks = List.of(8, 16, 32);
        run.forkSd = 0.15;
        RegimeVerdict undecided = regime(judge(), 1, OTHER);
        assertEquals(Outcome.INCONCLUSIVE, undecided.outcome());
        assertEquals(2, undecided.look());
        assertEquals(12, undecided.paired().rounds());
    }

    @Test
    void a_run_without_regimes_claims_nothing() {
        RunVerdict verdict = Verdicts.judge(new RunValues(List.of(), 8), Shipped.MARGINS);
        assertEquals(List.of(), verdict.claims());
        assertEquals(
                "nothing was measured that could be judged", verdict.notes().get(0));
    }

    @Test
    void ten_thousand_forks() {
        run.regimes = 52;
        run.rounds = 32;
        RunValues values = run.draw(1);
        long start = System.nanoTime();
        RunVerdict verdict = Verdicts.judge(values, Shipped.MARGINS);
        System.out.printf("9984 forks judged in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        assertFalse(verdict.claims().isEmpty());
    }

    private void slow(int slowedRegime, String slowedArm, double share) {
        run.shift = (regime, arm, round, position) ->
                regime == slowedRegime && arm.equals(slowedArm) ? Math.log1p(share) : 0;
    }

    private RunVerdict judge() {
        return Verdicts.judge(run.draw(1), Shipped.MARGINS);
    }

    private static RegimeVerdict regime(RunVerdict verdict, int regime, String candidate) {
        return verdict.regimes().stream()
                .filter(one -> one.regime().equals("regime-" + regime)
                        && one.candidate().equals(candidate))
                .findFirst()
                .orElseThrow();
    }

    private static ClaimVerdict claim(RunVerdict verdict, String candidate) {
        return verdict.claims().stream()
                .filter(claim -> claim.candidate().equals(candidate))
                .findFirst()
                .orElseThrow();
    }

    private static ControlResult control(RunVerdict verdict, int regime, Role role) {
        return verdict.controls().stream()
                .filter(control -> control.regime().equals("regime-" + regime) && control.role() == role)
                .findFirst()
                .orElseThrow();
    }

    private static void assertRefused(RunVerdict verdict, int regime, String reason) {
        RegimeVerdict refused = regime(verdict, regime, SimulatedRun.CANDIDATE);
        assertEquals(Outcome.REFUSED, refused.outcome(), refused::toString);
        assertTrue(refused.reasons().get(0).startsWith(reason), refused.reasons()::toString);
    }

    private static void assertAllRefused(RunVerdict verdict, String reason) {
        verdict.regimes().forEach(regime -> assertEquals(Outcome.REFUSED, regime.outcome()));
        for (ClaimVerdict claim : verdict.claims()) {
            assertEquals(Claim.REFUSED, claim.claim());
            assertTrue(claim.reasons().get(0).startsWith(reason), claim.reasons()::toString);
        }
    }
}
