package io.github.diobench.suite.judge;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.record.Histograms;
import io.github.diobench.suite.verdict.LatencyCounts;
import io.github.diobench.suite.verdict.LatencyValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/** Collects the latencies that can be compared: of every arm and label above the timer's floor, round by round. */
final class LatencyInput {
    private final RunData run;
    private final Floor floor;
    private final int minRounds;

    /** Makes it for {@code run}; regimes planned with fewer than {@code minRounds} forks of each arm are not judged. */
    LatencyInput(RunData run, Floor floor, int minRounds) {
        this.run = run;
        this.floor = floor;
        this.minRounds = minRounds;
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
            Map<Integer, LatencyCounts> ofReference = byRound(regime.cell(reference), label);
            if (isAboveFloor(ofReference.values())) {
                for (Arm arm : regime.arms()) {
                    Map<Integer, LatencyCounts> ofArm =
                            arm.equals(reference) ? Map.of() : byRound(regime.cell(arm), label);
                    if (isAboveFloor(ofArm.values())) {
                        values.add(pair(regime, label, arm, ofReference, ofArm));
                    }
                }
            }
        }
        return values;
    }

    private boolean isAboveFloor(Collection<LatencyCounts> forks) {
        Histogram all = Histograms.create();
        forks.forEach(counts -> counts.addTo(all));
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
            Regime regime,
            String label,
            Arm arm,
            Map<Integer, LatencyCounts> reference,
            Map<Integer, LatencyCounts> compared) {
        List<Integer> rounds =
                reference.keySet().stream().filter(compared::containsKey).toList();
        return new LatencyValues(
                regime.name(),
                label,
                arm.name(),
                rounds.stream().map(reference::get).toList(),
                rounds.stream().map(compared::get).toList());
    }

    private Map<Integer, LatencyCounts> byRound(Cell cell, String label) {
        Map<Integer, LatencyCounts> byRound = new TreeMap<>();
        for (ForkRecord fork : run.measured(cell)) {
            LatencyCounts counts = LatencyCounts.of(fork.histogram(label));
            if (counts.total() > 0) {
                byRound.put(fork.round(), counts);
            }
        }
        return byRound;
    }
}
