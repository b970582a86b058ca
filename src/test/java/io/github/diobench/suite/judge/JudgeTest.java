package io.github.diobench.suite.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.verdict.Claim;
import io.github.diobench.suite.verdict.ClaimVerdict;
import io.github.diobench.suite.verdict.ControlResult;
import io.github.diobench.suite.verdict.LatencyVerdict;
import io.github.diobench.suite.verdict.Outcome;
import io.github.diobench.suite.verdict.RegimeVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JudgeTest {
    @TempDir
    private Path folder;

    @Test
    void what_costs_nothing_holds_and_what_costs_a_fifth_is_refuted() throws IOException {
        Judgement judgement = judge(new JudgedRun());
        assertEquals(Claim.HOLDS, claim(judgement, "spin").claim());
        assertEquals(Claim.REFUTED, claim(judgement, "synchronized").claim());
        assertEquals(Claim.REFUTED, judgement.overall());
        assertEquals(Outcome.PASS, regime(judgement, JudgedRun.INLINE, "spin").outcome());
        RegimeVerdict failed = regime(judgement, JudgedRun.INLINE, "synchronized");
        assertEquals(Outcome.FAIL, failed.outcome());
        assertEquals(1.2, failed.paired().student().ratio(), 0.02);
        assertEquals(0.03, failed.margin());
        assertEquals(0.10, regime(judgement, JudgedRun.QUEUED, "spin").margin());
    }

    @Test
    void a_run_with_looks_is_judged_at_their_share_of_the_levels_and_may_end_when_all_is_decided() throws IOException {
        JudgedRun decided = new JudgedRun().withRounds(16).withLooks(List.of(8, 16, 32));
        Judgement judgement = judge(decided);
        assertEquals(3, regime(judgement, JudgedRun.INLINE, "spin").looks());
        assertEquals(0.05 / 3, regime(judgement, JudgedRun.INLINE, "spin").alphaPass(), 1e-12);
        assertEquals(1, regime(judgement, JudgedRun.INLINE, "spin").look());
        assertEquals(1, regime(judgement, JudgedRun.INLINE, "synchronized").look());
        assertTrue(judgement.decidesEverything());
        assertFalse(judge(decided.withNoise(JudgedRun.QUEUED, 0.5)).decidesEverything());
        assertFalse(
                judge(decided.withCost(JudgedRun.QUEUED + ".atomic-again", 2)).decidesEverything());
    }

    @Test
    void the_controls_are_handed_over_with_their_size() throws IOException {
        List<ControlResult> controls = judge(new JudgedRun()).controls();
        assertEquals(
                List.of("atomic-again", "slowed", "atomic-again", "slowed"),
                controls.stream().map(ControlResult::arm).toList());
        assertTrue(
                controls.stream().allMatch(control -> control.state() == ControlResult.State.OK), controls::toString);
        assertEquals(0.10, controls.get(3).expected());
    }

    @Test
    void a_reference_that_differs_from_itself_refuses_the_run() throws IOException {
        Judgement judgement = judge(new JudgedRun().withCost(JudgedRun.QUEUED + ".atomic-again", 1.1));
        assertEquals(Claim.REFUSED, judgement.overall());
        assertTrue(judgement.regimes().stream().allMatch(verdict -> verdict.outcome() == Outcome.REFUSED));
    }

    @Test
    void noise_that_hides_the_positive_control_leaves_its_regime_undecided() throws IOException {
        Judgement judgement =
                judge(new JudgedRun().withNoise(JudgedRun.QUEUED, 0.5).withCost(JudgedRun.QUEUED + ".slowed", 1));
        assertEquals(
                Outcome.INCONCLUSIVE,
                regime(judgement, JudgedRun.QUEUED, "spin").outcome());
        assertEquals(Outcome.PASS, regime(judgement, JudgedRun.INLINE, "spin").outcome());
        assertEquals(Claim.INCONCLUSIVE, claim(judgement, "spin").claim());
    }

    @Test
    void stolen_time_refuses() throws IOException {
        assertEquals(
                Outcome.PASS,
                regime(judge(new JudgedRun().withSteal(0.04 * 800)), JudgedRun.INLINE, "spin")
                        .outcome());
        RegimeVerdict verdict = regime(judge(new JudgedRun().withSteal(0.06 * 800)), JudgedRun.INLINE, "spin");
        assertEquals(Outcome.REFUSED, verdict.outcome());
        assertEquals(
                "the hypervisor gave others 6 % of the CPU time, the limit is 5 %",
                verdict.reasons().get(0));
    }

    @Test
    void another_virtual_machine_halfway_refuses() throws IOException {
        Judgement judgement = judge(new JudgedRun().withAnotherVmInTheLastRound());
        assertEquals(Claim.REFUSED, judgement.overall());
        String reason = judgement.claims().get(0).reasons().get(0);
        assertTrue(reason.contains("/jdk/bin/java was Some VM 17.0.1+1, /jdk/bin/java was Some VM 17.0.2+8"), reason);
    }

    @Test
    void a_round_without_the_reference_is_no_pair() throws IOException {
        assertEquals(
                7,
                regime(judge(new JudgedRun().withoutReferenceInTheLastRound()), JudgedRun.INLINE, "spin")
                        .paired()
                        .rounds());
    }

    @Test
    void latencies_are_judged_and_those_below_the_floor_are_not() throws IOException {
        List<LatencyVerdict> latency = judge(new JudgedRun()).latency();
        assertEquals(
                List.of("lat spin", "lat synchronized"),
                latency.stream()
                        .map(verdict -> verdict.label() + " " + verdict.candidate())
                        .toList());
        assertEquals(8, latency.get(0).rounds());
        assertEquals(Outcome.PASS, latency.get(0).quantiles().get(0).outcome());
        assertEquals(Outcome.FAIL, latency.get(1).quantiles().get(0).outcome());
        assertEquals(1.2, latency.get(1).quantiles().get(0).estimate().ratio(), 0.02);
        assertNull(latency.get(1).quantiles().get(2).outcome());
    }

    @Test
    void what_never_judges_says_why() throws IOException {
        assertEquals(
                Optional.of("profile smoke only shows that everything works"),
                whyNot(new JudgedRun().ofProfile("smoke")));
        assertEquals(
                Optional.of("it takes at least 5 rounds, and this run has 4"), whyNot(new JudgedRun().withRounds(4)));
        assertEquals(Optional.empty(), whyNot(new JudgedRun().withRounds(5)));
    }

    @Test
    void margins_fixed_before_the_run_are_told_from_others() throws IOException {
        JudgedRun run = new JudgedRun();
        RunFolder stored = run.write(folder);
        MarginsFile shipped = MarginsFile.shipped();
        assertEquals(
                MarginsOrigin.NONE_FIXED, Judge.by(stored).judge(run.data()).marginsOrigin());
        assertEquals(
                MarginsOrigin.NONE_FIXED,
                Judge.by(shipped, stored).judge(run.data()).marginsOrigin());

        Files.writeString(stored.margins(), shipped.text().replace("0.03", "0.3"));
        Judgement fixed = Judge.by(stored).judge(run.data());
        assertEquals(MarginsOrigin.FIXED_BEFORE_RUN, fixed.marginsOrigin());
        assertEquals(
                Outcome.PASS_SLOWER,
                regime(fixed, JudgedRun.INLINE, "synchronized").outcome());
        Judgement other = Judge.by(shipped, stored).judge(run.data());
        assertEquals(MarginsOrigin.OTHER_THAN_FIXED, other.marginsOrigin());
        assertEquals(shipped.sha256(), other.marginsSha256());
        assertNotEquals(shipped.sha256(), fixed.marginsSha256());

        Files.writeString(stored.margins(), shipped.text());
        assertEquals(
                MarginsOrigin.FIXED_BEFORE_RUN,
                Judge.by(shipped, stored).judge(run.data()).marginsOrigin());
    }

    @Test
    void margins_for_a_regime_that_is_not_there_are_noted() throws IOException {
        MarginsFile typo =
                MarginsFile.parse("m.json", MarginsFile.shipped().text().replace("queued", "qeued"));
        JudgedRun run = new JudgedRun();
        List<String> notes = Judge.by(typo, run.write(folder)).judge(run.data()).notes();
        assertTrue(notes.contains("the margins for '.*qeued.*' match no regime of this run"), notes.toString());
        assertFalse(judge(run).notes().toString().contains("match no regime"));
    }

    private Judgement judge(JudgedRun run) throws IOException {
        RunFolder stored = run.write(folder);
        return Judge.by(stored).judge(RunData.load(stored));
    }

    private Optional<String> whyNot(JudgedRun run) throws IOException {
        return Judge.by(run.write(folder)).whyNot(run.data());
    }

    private static ClaimVerdict claim(Judgement judgement, String candidate) {
        return judgement.claims().stream()
                .filter(claim -> claim.candidate().equals(candidate))
                .findFirst()
                .orElseThrow();
    }

    private static RegimeVerdict regime(Judgement judgement, String regime, String candidate) {
        return judgement.regimes().stream()
                .filter(verdict ->
                        verdict.regime().equals(regime) && verdict.candidate().equals(candidate))
                .findFirst()
                .orElseThrow();
    }
}
