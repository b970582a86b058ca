package io.github.diobench.suite.track.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.fixture.SampleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunComparerTest {
    @TempDir
    private Path folder;

    private Path a;
    private Path b;

    @BeforeEach
    void makeFolders() throws IOException {
        a = Files.createDirectory(folder.resolve("a"));
        b = Files.createDirectory(folder.resolve("b"));
        new JudgedRun().write(a);
    }

    @Test
    void a_cell_that_became_slower_is_slower_by_that_much() throws IOException {
        new JudgedRun().withRounds(10).withCost("spin", 1.1).write(b);
        Comparison comparison = RunComparer.compare(a, b, false);
        TimeChange spin = time(comparison, JudgedRun.INLINE + ".spin");
        assertEquals(8, spin.forksA());
        assertEquals(10, spin.forksB());
        assertEquals("ns/op", spin.unit());
        assertEquals(400, spin.medianA(), 3);
        assertEquals(440, spin.medianB(), 3);
        assertEquals(1.1, spin.change().ratio(), 0.01);
        assertTrue(spin.change().lower() > 1.09 && spin.change().upper() < 1.11, spin.toString());
        assertEquals(1, time(comparison, JudgedRun.INLINE + ".atomic").change().ratio(), 0.01);
        RatioChange ratio = comparison.ratios().stream()
                .filter(change ->
                        change.regime().equals(JudgedRun.QUEUED) && change.arm().equals("spin"))
                .findFirst()
                .orElseThrow();
        assertEquals("atomic", ratio.reference());
        assertEquals(10, ratio.roundsB());
        assertEquals(1, ratio.ratioA(), 0.01);
        assertEquals(1.1, ratio.ratioB(), 0.01);
        assertEquals(ratio.ratioB() / ratio.ratioA(), ratio.change().ratio(), 1e-9);
    }

    @Test
    void whole_distributions_are_compared() throws IOException {
        new JudgedRun().withCost("spin", 1.1).write(b);
        Comparison comparison = RunComparer.compare(a, b, false);
        assertEquals(
                List.of("atomic lat", "spin lat", "synchronized lat"),
                comparison.latencies().stream()
                        .map(latency ->
                                latency.cell().substring(JudgedRun.LATENCY.length() + 1) + " " + latency.label())
                        .toList());
        LatencyChange spin = comparison.latencies().get(1);
        assertEquals(1.1, spin.shift().at(0.5).ratio(), 0.01);
        assertEquals(1.1, spin.shift().at(0.99).ratio(), 0.02);
        assertTrue(spin.shift().at(0.5).bandLower() > 1.05, spin.toString());
        assertTrue(spin.shift().p() < 0.01, spin.toString());
        assertTrue(
                comparison
                        .notCompared()
                        .contains(new NotCompared(
                                JudgedRun.LATENCY + ".spin slat", "below floor in A, below floor in B")),
                comparison.notCompared().toString());
    }

    /** A round less of everything, and an environment with as many processors again. */
    @Test
    void across_machines_there_are_ratios_and_nothing_else() throws IOException {
        new JudgedRun()
                .withRounds(7)
                .withCost("atomic", 2)
                .withCost("spin", 2.2)
                .write(b);
        Path environment = b.resolve("environment.json");
        Files.writeString(environment, Files.readString(environment).replace("\"cpus\" : 2", "\"cpus\" : 4"));
        UserError refusal = assertThrows(UserError.class, () -> RunComparer.compare(a, b, false));
        assertTrue(refusal.isRefusal());
        assertTrue(refusal.getMessage().contains("cpus is '2' in A and '4' in B"), refusal.getMessage());

        Comparison comparison = RunComparer.compare(a, b, true);
        assertEquals(List.of("cpus is '2' in A and '4' in B"), comparison.differences());
        assertEquals(List.of(), comparison.times());
        RatioChange ratio = comparison.ratios().get(0);
        assertEquals("spin", ratio.arm());
        assertEquals(1.1, ratio.change().ratio(), 0.01);
        LatencyChange spin = comparison.latencies().get(0);
        assertEquals("atomic", spin.reference());
        assertEquals(1.1, spin.shift().at(0.5).ratio(), 0.01);
        assertEquals(1, spin.shift().at(0.5).first(), 0.02);
        assertEquals(7, spin.shift().secondRounds());
        assertTrue(Double.isNaN(spin.shift().p()));
        String text = comparison.text();
        assertFalse(text.contains(" ns") || text.contains("## Times"), text);
        assertTrue(
                text.contains("\n- across machines: only ratios to the reference of the same run are compared"), text);
    }

    @Test
    void what_is_in_one_run_alone_is_listed() throws IOException {
        SampleFolder.write(b);
        Comparison comparison = RunComparer.compare(a, b, true);
        assertEquals(List.of(), comparison.ratios());
        List<NotCompared> not = comparison.notCompared();
        assertTrue(not.contains(new NotCompared(JudgedRun.INLINE + ".spin", "only in A")), not.toString());
        assertTrue(not.contains(new NotCompared("fallback-whole.spin", "only in B")), not.toString());
        assertTrue(
                not.contains(new NotCompared(
                        "timer.none",
                        "not the same in both: benchmark is 'bench.TimerBenchmark.time' in A and "
                                + "'bench.TimerBenchmark.timer' in B")),
                not.toString());
        assertTrue(
                comparison.notes().contains("forks of B that did not measure: 1"),
                comparison.notes().toString());
    }

    @Test
    void a_run_that_was_cut_short_says_so() throws IOException {
        new JudgedRun().write(b);
        Path journal = b.resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        Files.write(journal, lines.subList(0, 40));
        Comparison comparison = RunComparer.compare(a, b, false);
        assertTrue(
                comparison.notes().contains("B ended before all was measured: 40 forks of " + lines.size()),
                comparison.notes().toString());
        assertTrue(time(comparison, JudgedRun.INLINE + ".spin").forksB() < 8);
    }

    @Test
    void a_jvm_that_changed_meanwhile_is_refused_even_across_machines() throws IOException {
        new JudgedRun().withAnotherVmInTheLastRound().write(b);
        UserError refusal = assertThrows(UserError.class, () -> RunComparer.compare(a, b, true));
        assertTrue(refusal.isRefusal());
        assertTrue(refusal.getMessage().startsWith("the JVM of B changed while it measured: "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("17.0.2+8"), refusal.getMessage());
    }

    @Test
    void another_reference_is_another_question() throws IOException {
        new JudgedRun().write(b);
        Path plan = b.resolve("plan.json");
        Files.writeString(
                plan,
                Files.readString(plan)
                        .replaceAll(
                                "(?s)\"role\" : \"REFERENCE\"(.*?)\"role\" : \"CANDIDATE\"",
                                "\"role\" : \"CANDIDATE\"$1\"role\" : \"REFERENCE\""));
        Comparison comparison = RunComparer.compare(a, b, false);
        assertEquals(List.of(), comparison.ratios());
        assertTrue(
                comparison
                        .notCompared()
                        .contains(new NotCompared(
                                "ratios in " + JudgedRun.INLINE, "the reference is 'atomic' in A and 'spin' in B")),
                comparison.notCompared().toString());
        assertEquals(1, time(comparison, JudgedRun.INLINE + ".spin").change().ratio(), 1e-9);
    }

    private static TimeChange time(Comparison comparison, String cell) {
        return comparison.times().stream()
                .filter(change -> change.cell().equals(cell))
                .findFirst()
                .orElseThrow();
    }
}
