package io.github.diobench.suite.judge;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.record.Histograms;
import io.github.diobench.suite.verdict.LatencyCounts;
import io.github.diobench.suite.verdict.LatencyRound;
import io.github.diobench.suite.verdict.LatencyValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/** Collects the latencies that can be compared: of every arm and label above the timer's floor, round by round. */
final class LatencyInput {
    private final RunData run;
    private final Floor floor;
    private final int minRounds;
    private final KeptTurns keptTurns;

    /**
     * Makes it for {@code run}, of whose turns {@code keptTurns} count; regimes planned with fewer than {@code minRounds} forks of each
     * arm are not judged.
     */
    LatencyInput(RunData run, Floor floor, int minRounds, KeptTurns keptTurns) {
        this.run = run;
        this.floor = floor;
        this.minRounds = minRounds;
        this.keptTurns = keptTurns;
    }

    /** Returns regime by regime, label by label, each arm with the reference; the controls, which show the noise, too. */
    List<LatencyValues> all() {
        List<LatencyValues> values = new ArrayList<>();
        for (Regime regime : run.regimes(Purpose.LATENCY)) {
            if (regime.forks() >= minRounds && Arms.reference(regime).isPresent()) {
                values.addAll(of(regime, Arms.reference(regime).orElseThrow()));
            }
        }
        return values;
    }

    private List<LatencyValues> of(Regime regime, Arm reference) {
        List<LatencyValues> values = new ArrayList<>();
        Map<Integer, ForkRecord> ofReference = byRound(regime.cell(reference));
        for (String label : labels(regime.cell(reference))) {
            if (isAboveFloor(ofReference.values(), label)) {
                for (Arm arm : regime.arms()) {
                    Map<Integer, ForkRecord> ofArm = arm.equals(reference) ? Map.of() : byRound(regime.cell(arm));
                    if (isAboveFloor(ofArm.values(), label)) {
                        values.add(pair(regime, label, arm, ofReference, ofArm));
                    }
                }
            }
        }
        return values;
    }

    private boolean isAboveFloor(Collection<ForkRecord> forks, String label) {
        Histogram all = Histograms.create();
        forks.forEach(fork -> all.add(fork.histogram(label)));
        return all.getTotalCount() > 0 && floor.isAbove(all);
    }

    private Set<String> labels(Cell cell) {
        Set<String> labels = new TreeSet<>();
        run.measured(cell)
                .forEach(fork -> labels.addAll(fork.measured().histograms().keySet()));
        labels.removeIf(Floor::isTimer);
        return labels;
    }

    private LatencyValues pair(
            Regime regime,
            String label,
            Arm arm,
            Map<Integer, ForkRecord> reference,
            Map<Integer, ForkRecord> compared) {
        List<LatencyRound> rounds = reference.keySet().stream()
                .filter(compared::containsKey)
                .flatMap(round -> pair(
                        Recorded.of(reference.get(round), label),
                        Recorded.of(compared.get(round), label),
                        keptTurns.of(regime, round))
                        .stream())
                .toList();
        return new LatencyValues(regime.name(), label, arm.name(), rounds);
    }

    /** Returns what two forks of a round recorded in the {@code kept} turns; empty if there is nothing in them. */
    private static Optional<LatencyRound> pair(Recorded reference, Recorded compared, Optional<int[]> kept) {
        if (kept.isEmpty() || !reference.isByTurn() || !compared.isByTurn()) {
            boolean counts = kept.isEmpty() || kept.get().length > 0;
            return counts ? round(reference.whole(), compared.whole(), List.of()) : Optional.empty();
        }
        int[] both = Arrays.stream(kept.get())
                .filter(turn ->
                        turn < Math.min(reference.each().size(), compared.each().size()))
                .toArray();
        return round(
                reference.sum(both),
                compared.sum(both),
                Arrays.stream(both)
                        .mapToObj(turn -> new LatencyRound.Turn(
                                LatencyCounts.of(reference.each().get(turn)),
                                LatencyCounts.of(compared.each().get(turn))))
                        .toList());
    }

    private static Optional<LatencyRound> round(
            Histogram reference, Histogram compared, List<LatencyRound.Turn> turns) {
        return reference.getTotalCount() == 0 || compared.getTotalCount() == 0
                ? Optional.empty()
                : Optional.of(new LatencyRound(LatencyCounts.of(reference), LatencyCounts.of(compared), turns));
    }

    /** The histograms of a fork are big, and are made out of the journal's text each time they are wanted. */
    private Map<Integer, ForkRecord> byRound(Cell cell) {
        Map<Integer, ForkRecord> byRound = new TreeMap<>();
        run.measured(cell).forEach(fork -> byRound.put(fork.round(), fork));
        return byRound;
    }

    /**
     * What one fork recorded under one label.
     *
     * @param whole all of it
     * @param each the histograms that were kept
     * @param iterations how many iterations there were
     */
    private record Recorded(Histogram whole, List<Histogram> each, int iterations) {
        static Recorded of(ForkRecord fork, String label) {
            return new Recorded(
                    fork.histogram(label),
                    fork.histograms(label),
                    fork.measured().scores().size());
        }

        /** An iteration in which nothing was recorded has no histogram, so that a shorter list does not say which is which. */
        boolean isByTurn() {
            return each.size() == iterations;
        }

        Histogram sum(int[] turns) {
            Histogram sum = Histograms.create();
            Arrays.stream(turns).forEach(turn -> sum.add(each.get(turn)));
            return sum;
        }
    }
}
