package io.github.diobench.suite.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Measurements;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.Slot;
import io.github.diobench.suite.campaign.Status;
import io.github.diobench.suite.fixture.SampleRun;
import io.github.diobench.suite.record.Histograms;
import io.github.diobench.suite.verdict.LatencyRound;
import io.github.diobench.suite.verdict.LatencyValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Histograms are taken as they were kept: one for each turn, or one for the whole fork. */
final class LatencyInputTest {
    private static final int ROUNDS = 6;
    private static final int TURNS = 4;

    private static final Regime REQUESTS = regime("latency-requests", "request");
    private static final Regime COMPLETIONS = regime("latency-completions", "completion");

    private static final KeptTurns ALL =
            (regime, round) -> Optional.of(IntStream.range(0, TURNS).toArray());

    /** What a fork kept: how many histograms under each label of its regime. */
    private interface Kept {
        int histograms(int round, String arm);
    }

    @Test
    void turns_are_paired_one_by_one() {
        List<LatencyRound> rounds = rounds((round, arm) -> TURNS, ALL);
        assertEquals(ROUNDS, rounds.size());
        for (LatencyRound round : rounds) {
            assertEquals(TURNS, round.turns().size());
            assertEquals(1_000 * TURNS, round.reference().total());
            assertEquals(1_000, round.turns().get(0).compared().total());
        }
    }

    @Test
    void one_histogram_for_a_fork_is_a_round_without_turns() {
        rounds((round, arm) -> 1, ALL).forEach(round -> assertEquals(List.of(), round.turns()));
    }

    @Test
    void turns_of_one_arm_alone_are_not_paired() {
        rounds((round, arm) -> arm.equals("spin") ? 1 : TURNS, ALL)
                .forEach(round -> assertEquals(List.of(), round.turns()));
    }

    @Test
    void iterations_of_arms_that_ran_one_after_the_other_are_no_turns() {
        rounds((round, arm) -> TURNS, KeptTurns.NO_TURNS).forEach(round -> assertEquals(List.of(), round.turns()));
    }

    @Test
    void a_turn_in_which_nothing_was_recorded_leaves_its_round_without_turns() {
        List<LatencyRound> rounds = rounds((round, arm) -> round == 2 ? TURNS - 1 : TURNS, ALL);
        assertEquals(List.of(), rounds.get(1).turns());
        assertEquals(1_000 * (TURNS - 1), rounds.get(1).reference().total());
        assertEquals(TURNS, rounds.get(2).turns().size());
    }

    @Test
    void turns_that_do_not_count_are_left_out_of_the_round_as_a_whole_too() {
        List<LatencyRound> rounds = rounds(
                (round, arm) -> TURNS, (regime, round) -> Optional.of(round == 3 ? new int[0] : new int[] {0, 2}));
        assertEquals(ROUNDS - 1, rounds.size());
        assertEquals(2, rounds.get(0).turns().size());
        assertEquals(2_000, rounds.get(0).reference().total());
    }

    @Test
    void a_fork_that_recorded_nothing_is_no_round() {
        assertEquals(
                ROUNDS - 1, rounds((round, arm) -> round == 2 ? 0 : TURNS, ALL).size());
    }

    @Test
    void each_regime_has_the_labels_that_its_forks_recorded() {
        RunData run = run((round, arm) -> TURNS);
        List<String> found = new LatencyInput(run, new Floor(run), ROUNDS, ALL)
                .all().stream()
                        .map(values -> values.regime() + " " + values.label())
                        .toList();
        assertEquals(
                List.of(
                        "latency-requests clat",
                        "latency-requests lat",
                        "latency-requests slat",
                        "latency-completions complete.last",
                        "latency-completions complete.notLast"),
                found);
    }

    @Test
    void a_regime_that_was_planned_with_too_few_rounds_is_not_judged() {
        RunData run = run((round, arm) -> TURNS);
        assertTrue(new LatencyInput(run, new Floor(run), ROUNDS + 1, ALL).all().isEmpty());
    }

    private static List<LatencyRound> rounds(Kept kept, KeptTurns keptTurns) {
        RunData run = run(kept);
        return new LatencyInput(run, new Floor(run), ROUNDS, keptTurns)
                .all().stream()
                        .filter(values -> values.label().equals("lat"))
                        .map(LatencyValues::rounds)
                        .findFirst()
                        .orElseThrow();
    }

    private static Regime regime(String name, String record) {
        return new Regime(
                name,
                Purpose.LATENCY,
                "bench.LatencyBenchmark.request",
                Map.of("record", record),
                1,
                ROUNDS,
                List.of(
                        new Arm("atomic", "atomic", Arm.Role.REFERENCE, "/jdk/bin/java", List.of()),
                        new Arm("spin", "spin", Arm.Role.CANDIDATE, "/jdk/bin/java", List.of())));
    }

    private static RunData run(Kept kept) {
        List<Slot> slots = new ArrayList<>();
        List<ForkRecord> forks = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            for (Regime regime : List.of(REQUESTS, COMPLETIONS)) {
                for (Arm arm : regime.arms()) {
                    int number = slots.size() + 1;
                    slots.add(new Slot(number, round, 1, regime.cell(arm).id()));
                    forks.add(fork(number, round, regime, arm, kept.histograms(round, arm.name())));
                }
            }
        }
        Plan sample = SampleRun.plan();
        Plan plan = new Plan(
                sample.schemaVersion(),
                sample.runId(),
                "quick",
                sample.seed(),
                ROUNDS,
                List.of(),
                sample.timing(),
                sample.jvmArgs(),
                "atomic",
                List.of(REQUESTS, COMPLETIONS),
                List.of(),
                slots);
        return new RunData(plan, SampleRun.environment(), forks);
    }

    private static ForkRecord fork(int number, int round, Regime regime, Arm arm, int histograms) {
        SortedMap<String, List<String>> kept = new TreeMap<>();
        if (histograms > 0) {
            List<String> labels =
                    regime.equals(REQUESTS) ? List.of("lat", "slat", "clat") : List.of("complete.last", "complete.notLast");
            labels.forEach(label -> kept.put(label, Collections.nCopies(histograms, histogram())));
        }
        Measurements measured = new Measurements(
                "avgt",
                "ns/op",
                "17.0.1",
                "Some VM",
                "17.0.1+1",
                1,
                Collections.nCopies(TURNS, 400.0),
                Collections.nCopies(TURNS, 1000L),
                Collections.nCopies(TURNS, 1000L),
                new TreeMap<>(),
                kept);
        return new ForkRecord(
                number, round, 1, 1, regime.cell(arm), number, number, Status.OK, null, 0, List.of(400.0), measured);
    }

    private static String histogram() {
        Histogram histogram = Histograms.create();
        histogram.recordValueWithCount(400, 1_000);
        return Histograms.toText(histogram);
    }
}
