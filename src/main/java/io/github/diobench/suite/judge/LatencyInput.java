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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Collects the latencies that can be compared: of every arm and label above the timer's floor, round by round. */
final class LatencyInput {
    private final RunData run;
    private final Floor floor;
    private final int minRounds;
    private final boolean inTurns;

    /**
     * Makes it for {@code run}, whose arms took turns or did not; regimes planned with fewer than {@code minRounds} forks of each arm
     * are not judged.
     */
    LatencyInput(RunData run, Floor floor, int minRounds, boolean inTurns) {
        this.run = run;
        this.floor = floor;
        this.minRounds = minRounds;
        this.inTurns = inTurns;
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
        for (String label : labels(regime.cell(reference))) {
            Map<Integer, Recorded> ofReference = byRound(regime.cell(reference), label);
            if (isAboveFloor(ofReference.values())) {
                for (Arm arm : regime.arms()) {
                    Map<Integer, Recorded> ofArm = arm.equals(reference) ? Map.of() : byRound(regime.cell(arm), label);
                    if (isAboveFloor(ofArm.values())) {
                        values.add(pair(regime, label, arm, ofReference, ofArm));
                    }
                }
            }
        }
        return values;
    }

    private boolean isAboveFloor(Collection<Recorded> forks) {
        Histogram all = Histograms.create();
        forks.forEach(recorded -> recorded.whole().addTo(all));
        return all.getTotalCount() > 0 && floor.isAbove(all);
    }

    private Set<String> labels(Cell cell) {
        Set<String> labels = new TreeSet<>();
        run.measured(cell)
                .forEach(fork -> labels.addAll(fork.measured().histograms().keySet()));
        labels.removeIf(Floor::isTimer);
        return labels;
    }

    private static LatencyValues pair(
            Regime regime, String label, Arm arm, Map<Integer, Recorded> reference, Map<Integer, Recorded> compared) {
        List<LatencyRound> rounds = reference.keySet().stream()
                .filter(compared::containsKey)
                .map(round -> reference.get(round).with(compared.get(round)))
                .toList();
        return new LatencyValues(regime.name(), label, arm.name(), rounds);
    }

    private Map<Integer, Recorded> byRound(Cell cell, String label) {
        Map<Integer, Recorded> byRound = new TreeMap<>();
        for (ForkRecord fork : run.measured(cell)) {
            Recorded recorded = Recorded.of(fork, label, inTurns);
            if (recorded.whole().total() > 0) {
                byRound.put(fork.round(), recorded);
            }
        }
        return byRound;
    }

    /** What one fork recorded under one label: in all, and turn by turn if it was kept so. */
    private record Recorded(LatencyCounts whole, List<LatencyCounts> turns) {
        static Recorded of(ForkRecord fork, String label, boolean inTurns) {
            List<LatencyCounts> kept =
                    fork.histograms(label).stream().map(LatencyCounts::of).toList();
            // A turn in which nothing was recorded has no histogram, so that a shorter list does not say which turn is
            // which.
            boolean byTurn = inTurns && kept.size() == fork.measured().scores().size();
            return new Recorded(LatencyCounts.of(fork.histogram(label)), byTurn ? kept : List.of());
        }

        LatencyRound with(Recorded compared) {
            int both = turns.size() == compared.turns.size() ? turns.size() : 0;
            return new LatencyRound(
                    whole,
                    compared.whole,
                    IntStream.range(0, both)
                            .mapToObj(turn -> new LatencyRound.Turn(turns.get(turn), compared.turns.get(turn)))
                            .toList());
        }
    }
}
