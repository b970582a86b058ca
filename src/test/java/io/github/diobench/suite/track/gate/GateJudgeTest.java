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
        GateReport report = judge(new GatedRun().with(SAME, 1).withNoise(SAME, 0.4));
        assertEquals(Outcome.INCONCLUSIVE, row(report, SAME).outcome());
        assertTrue(row(report, SAME).detectable() > 0.05, report::toString);
        assertTrue(row(report, SAME).roundsMore() > 0, report::toString);
        assertEquals(GateResult.PASS, report.result(), "nothing points to a cost");
        assertEquals(1, report.undecided());
        assertEquals(
                GateResult.INCONCLUSIVE,
                judge(new GatedRun().with(SAME, 1).withNoise(SAME, 2)).result(),
                "and much may be hidden");
    }

    @Test
    void what_ended_before_it_was_decided_keeps_the_gate_from_passing() throws IOException {
        GateReport report =
                judge(new GatedRun().with(SAME, 1).withNoise(SAME, 0.2).after(6, 6, 12, 24));
        assertEquals(GateResult.INCONCLUSIVE, report.result());
        assertTrue(
                row(report, SAME).reasons().contains("it ended after 6 of 24 rounds, before it was decided"),
                report::toString);
        GateReport decided = judge(new GatedRun().with(SAME, 1).after(6, 6, 12, 24));
        assertEquals(GateResult.PASS, decided.result());
        assertEquals(6, row(decided, SAME).rounds());
    }

    /** A reader that got faster must not hide a writer that got slower: JMH's score of a group is of both. */
    @Test
    void each_method_of_a_group_is_judged() throws IOException {
        GateReport report =
                judge(new GatedRun().with("Rw.rw", 0.9).with(SAME, 1).asGroup(0.3, 18));
        assertEquals(
                List.of("Rw.rw:read", "Rw.rw:write", "Parser.parse:read[size=16]", "Parser.parse:write[size=16]"),
                report.rows().stream().map(GateRow::name).toList());
        assertEquals(Outcome.PASS, row(report, "Rw.rw:read").outcome());
        GateRow write = row(report, "Rw.rw:write");
        assertEquals(Outcome.FAIL, write.outcome());
        assertEquals(18, write.ratio(), 0.5);
        assertEquals(1, write.threads());
        assertEquals(GateResult.REGRESSION, report.result());
    }

    /** What a method of a group takes or how often it runs is no other metric, whose zeros have no ratio. */
    @Test
    void a_method_of_a_group_may_be_as_slow_as_it_likes() throws IOException {
        GateReport report =
                judge(new GatedRun().with("Rw.rw", 1).asRates().of(1e-12).asGroup(1, 0.5));
        assertEquals(Outcome.PASS, row(report, "Rw.rw:read").outcome());
        assertEquals(2, row(report, "Rw.rw:write").ratio(), 0.05);
        assertEquals(Outcome.FAIL, row(report, "Rw.rw:write").outcome());
    }

    @Test
    void allocation_is_shown_and_judged_if_asked() throws IOException {
        GateReport shown = judge(new GatedRun().with(SAME, 1).allocating(16, 128));
        assertEquals(GateResult.PASS, shown.result());
        assertEquals(List.of(new GateMetric(SAME, "gc.alloc.rate.norm", "B/op", 16, 2048)), shown.metrics());
        assertTrue(
                GateText.of(shown).contains("| gc.alloc.rate.norm, B/op | 16.0 | 2048.0 | +12700.0 % |"),
                GateText.of(shown));
        GateReport judged =
                judge(new GatedRun().with(SAME, 1).allocating(16, 128).judging("gc.alloc.rate.norm"));
        assertEquals(GateResult.REGRESSION, judged.result(), judged::toString);
        GateRow row = row(judged, "Parser.parse:gc.alloc.rate.norm[size=16]");
        assertEquals(Outcome.FAIL, row.outcome());
        assertEquals("B/op", row.unit());
        assertEquals(128, row.ratio(), 0.001);
        assertEquals(Outcome.PASS, row(judged, SAME).outcome());
        GateReport same = judge(new GatedRun().with(SAME, 1).allocating(16, 1).judging("gc.alloc.rate.norm"));
        assertEquals(GateResult.PASS, same.result(), same::toString);
        // Less than a byte is what the harness itself allocates.
        GateReport nothing =
                judge(new GatedRun().with(SAME, 1).allocating(1e-5, 900).judging("gc.alloc.rate.norm"));
        assertEquals(GateResult.PASS, nothing.result(), nothing::toString);
        GateReport unknown =
                judge(new GatedRun().with(SAME, 1).allocating(16, 1).judging("gc.norm"));
        assertEquals(GateResult.REFUSED, unknown.result());
        assertEquals(
                "no benchmark reports gc.norm", row(unknown, SAME).reasons().get(0));
    }

    /** The floor is of what is called once: JMH divides the time by the operations in it. */
    @Test
    void the_floor_is_that_of_an_invocation() throws IOException {
        GateReport report = judge(new GatedRun().with(SAME, 2).of(0.135).withOperations(16_384));
        assertEquals(Outcome.FAIL, row(report, SAME).outcome());
        assertEquals(0.05, row(report, SAME).effectiveMargin());
        GateReport single = judge(new GatedRun().with(SAME, 2).of(0.135));
        assertEquals(Outcome.PASS_SLOWER, row(single, SAME).outcome());
        String text = GateText.of(single);
        assertTrue(text.contains("- " + SAME + ": slower, at least 1.9"), text);
        assertTrue(text.contains("(the floor of 0.500 ns)"), text);
        assertTrue(text.contains("|      0.1355 |      0.2701 |"), text);
    }

    /** Of eight threads at 3 ns each, a rate is eight times the inverse; the floor is a share of what one thread takes. */
    @Test
    void both_modes_have_the_same_margin() throws IOException {
        GateRow time = row(judge(new GatedRun().with(SAME, 1.1).of(3)), SAME);
        GateRow rate = row(judge(new GatedRun().with(SAME, 1.1).of(3).asRates()), SAME);
        assertEquals(time.effectiveMargin(), rate.effectiveMargin(), 1e-3);
        assertEquals(0.5 / 3, time.effectiveMargin(), 1e-2);
        assertEquals(time.outcome(), rate.outcome());
    }

    @Test
    void a_busy_moment_before_the_first_fork_is_a_note() throws IOException {
        GateReport report = judge(
                new GatedRun().with(SAME, 1).with(SLOW, 1.46).onABusyMachine(),
                new GatedRun().with(SLOW, 1.46).withSeed(2).onABusyMachine());
        assertEquals(GateResult.REGRESSION, report.result());
        assertEquals(Outcome.FAIL, row(report, SLOW).outcome());
        assertTrue(report.notes().contains("UNFIT load.now: other processes use 86 %"), report::toString);
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
        assertTrue(row(report, SLOW).blocks());
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
