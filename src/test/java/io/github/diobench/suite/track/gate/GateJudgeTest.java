package io.github.diobench.suite.track.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.fixture.GatedRun;
import io.github.diobench.suite.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GateJudgeTest {
    private static final String SAME = "Parser.parse[size=16]";
    private static final String SLOW = "Parser.print[size=16]";

    @TempDir
    private Path folder;

    @Test
    void what_is_slower_fails_and_what_is_not_passes() throws IOException {
        GateReport report = judge(new GatedRun().with(SAME, 1).with(SLOW, 1.2));
        assertEquals(GateResult.REGRESSION, report.result());
        assertEquals(Outcome.PASS, row(report, SAME).outcome());
        GateRow slow = row(report, SLOW);
        assertEquals(Outcome.FAIL, slow.outcome());
        assertEquals(1.2, slow.ratio(), 0.01);
        assertEquals(100, slow.baseNs(), 1);
        assertEquals(120, slow.headNs(), 1);
        assertEquals("bench.Parser.print", slow.benchmark());
        assertEquals(2, slow.threads());
        assertEquals(8, slow.rounds());
        assertEquals(1, slow.controlRatio(), 0.02);
        assertNull(slow.confirmation());
    }

    /** Of operations per time, more is better: judged the other way round, a drop would pass and a rise fail. */
    @Test
    void fewer_operations_per_time_are_slower() throws IOException {
        GatedRun rates = new GatedRun()
                .asRates()
                .with(SLOW, 1.2)
                .with("Parser.fast", 0.8)
                .with(SAME, 1);
        GateReport report = judge(rates);
        assertEquals(Outcome.FAIL, row(report, SLOW).outcome());
        assertEquals(1.2, row(report, SLOW).ratio(), 0.01);
        assertEquals(100, row(report, SLOW).baseNs(), 1);
        assertEquals(Outcome.PASS, row(report, "Parser.fast").outcome());
        assertEquals(0.8, row(report, "Parser.fast").ratio(), 0.01);
        assertEquals(Outcome.PASS, row(report, SAME).outcome());
        assertEquals("thrpt", row(report, SAME).mode());
    }

    @Test
    void noise_is_inconclusive_and_says_what_would_have_been_seen() throws IOException {
        GateReport report = judge(new GatedRun().with(SAME, 1).withNoise(SAME, 0.2));
        assertEquals(GateResult.INCONCLUSIVE, report.result());
        assertTrue(row(report, SAME).detectable() > 0.05, report::toString);
        assertTrue(row(report, SAME).roundsMore() > 0, report::toString);
    }

    @Test
    void what_fails_again_is_confirmed() throws IOException {
        GateReport report = judge(
                new GatedRun().with(SAME, 1).with(SLOW, 1.2),
                new GatedRun().with(SLOW, 1.19).withSeed(2));
        assertEquals(GateResult.REGRESSION, report.result());
        GateRow slow = row(report, SLOW);
        assertEquals(Outcome.FAIL, slow.outcome());
        assertNotNull(slow.confirmation());
        assertEquals(Outcome.FAIL, slow.confirmation().outcome());
        assertEquals(1.19, slow.confirmation().ratio(), 0.01);
        assertTrue(slow.reasons().get(0).startsWith("confirmed on fresh forks, where it was FAIL with a ratio of 1.1"));
        assertEquals("confirmation", report.confirmation());
        assertNull(row(report, SAME).confirmation());
    }

    @Test
    void what_does_not_fail_again_is_inconclusive() throws IOException {
        GateReport report = judge(
                new GatedRun().with(SAME, 1).with(SLOW, 1.2),
                new GatedRun().with(SLOW, 1).withSeed(2));
        assertEquals(GateResult.INCONCLUSIVE, report.result());
        assertEquals(Outcome.INCONCLUSIVE, row(report, SLOW).outcome());
        assertTrue(row(report, SLOW).reasons().get(0).startsWith("not confirmed on fresh forks, where it was PASS"));
    }

    @Test
    void a_fork_that_fails_is_told_and_weighs_less_than_a_regression() throws IOException {
        GateReport report = judge(new GatedRun().with(SAME, 1).with(SLOW, 1).withFailing(SLOW));
        assertEquals(GateResult.FAILED, report.result());
        assertEquals(
                List.of(SLOW + " head: IllegalStateException: <gone> & \"lost\" (round 1, 2, 3, 4, 5, 6, 7, 8)"),
                report.failures());
        assertEquals(Outcome.REFUSED, row(report, SLOW).outcome());
        assertNull(row(report, SLOW).ratio());
        GateReport both = judge(new GatedRun().with(SAME, 1.2).with(SLOW, 1).withFailing(SLOW));
        assertEquals(GateResult.REGRESSION, both.result());
    }

    @Test
    void only_what_fails_is_measured_once_more() throws IOException {
        RunFolder gate = new GatedRun()
                .with(SAME, 1)
                .with(SLOW, 1.2)
                .with("Parser.noisy", 1)
                .withNoise("Parser.noisy", 0.2)
                .write(folder);
        assertEquals(
                List.of(SLOW),
                new GateJudge(gate).failing().stream().map(Regime::name).toList());
    }

    /** The same files give the same verdict, and it survives being written down. */
    @Test
    void a_verdict_can_be_read_back() throws IOException {
        GateReport report = judge(
                new GatedRun()
                        .with(SAME, 1)
                        .with(SLOW, 1.2)
                        .with("Parser.lost", 1)
                        .withFailing("Parser.lost"),
                new GatedRun().with(SLOW, 1.2));
        report.write(folder);
        assertEquals(report, GateReport.read(folder));
        assertEquals(report, new GateJudge(new RunFolder(folder)).judge(Optional.of(confirmation())));
    }

    /** Seeds, all of them, of runs in which nothing has changed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void no_change_never_fails(long seed) throws IOException {
        GateReport report = judge(
                new GatedRun().with(SAME, 1).with(SLOW, 1).withNoise(SLOW, 0.03).withSeed(seed));
        assertTrue(report.rows().stream().noneMatch(row -> row.outcome() == Outcome.FAIL), report::toString);
    }

    private GateReport judge(GatedRun run) throws IOException {
        return new GateJudge(run.write(folder)).judge(Optional.empty());
    }

    private GateReport judge(GatedRun run, GatedRun again) throws IOException {
        RunFolder gate = run.write(folder);
        return new GateJudge(gate)
                .judge(Optional.of(again.measured(confirmation().path())));
    }

    private RunFolder confirmation() {
        return new RunFolder(folder.resolve("confirmation"));
    }

    private static GateRow row(GateReport report, String name) {
        return report.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
