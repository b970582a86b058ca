package io.github.diobench.suite.judge;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.verdict.LatencyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.PackedHistogram;

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
        Cell first = regime.cell(reference);
        for (String label : labels(first)) {
            Map<Integer, Histogram> ofReference = floor.isAbove(first, label) ? byRound(first, label) : Map.of();
            for (Arm arm : regime.arms()) {
                Cell cell = regime.cell(arm);
                if (!arm.equals(reference) && !ofReference.isEmpty() && floor.isAbove(cell, label)) {
                    values.add(pair(regime, label, arm, ofReference, byRound(cell, label)));
                }
            }
        }
        return values;
    }

    private Set<String> labels(Cell cell) {
        Set<String> labels = new TreeSet<>();
        run.measured(cell)
                .forEach(fork -> labels.addAll(fork.measured().histograms().keySet()));
        labels.removeIf(Floor::isTimer);
        return labels;
    }

    private static LatencyValues pair(
            Regime regime, String label, Arm arm, Map<Integer, Histogram> reference, Map<Integer, Histogram> compared) {
        List<Integer> rounds =
                reference.keySet().stream().filter(compared::containsKey).toList();
        return new LatencyValues(
                regime.name(),
                label,
                arm.name(),
                rounds.stream().map(reference::get).toList(),
                rounds.stream().map(compared::get).toList());
    }

    private Map<Integer, Histogram> byRound(Cell cell, String label) {
        Map<Integer, Histogram> byRound = new TreeMap<>();
        for (ForkRecord fork : run.measured(cell)) {
            Histogram histogram = fork.histogram(label);
            if (histogram.getTotalCount() > 0) {
                byRound.put(fork.round(), packed(histogram));
            }
        }
        return byRound;
    }

    /** A histogram of the common shape takes 200 KiB, and all that are compared are needed at the same time. */
    private static Histogram packed(Histogram histogram) {
        Histogram packed = new PackedHistogram(
                histogram.getLowestDiscernibleValue(),
                histogram.getHighestTrackableValue(),
                histogram.getNumberOfSignificantValueDigits());
        for (HistogramIterationValue value : histogram.recordedValues()) {
            packed.recordValueWithCount(value.getValueIteratedTo(), value.getCountAtValueIteratedTo());
        }
        return packed;
    }
}
