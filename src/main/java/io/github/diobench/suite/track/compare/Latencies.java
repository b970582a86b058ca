package io.github.diobench.suite.track.compare;

import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.judge.Floor;
import io.github.diobench.suite.verdict.LatencyCounts;
import io.github.diobench.suite.verdict.ShiftEstimator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the latencies of two runs, label by label; what is mostly the timer in either is left out. */
final class Latencies {
    private final OneRun a;
    private final OneRun b;
    private final ShiftEstimator estimator;
    private final List<NotCompared> notCompared;

    /** Makes it for two runs; {@code notCompared} takes up what cannot be compared. */
    Latencies(RunData a, RunData b, ShiftEstimator estimator, List<NotCompared> notCompared) {
        this.a = new OneRun("A", a, new Floor(a));
        this.b = new OneRun("B", b, new Floor(b));
        this.estimator = estimator;
        this.notCompared = notCompared;
    }

    /** Returns what became of the latencies of {@code cells}, in nanoseconds. */
    List<LatencyChange> changes(List<CommonCell> cells) {
        List<LatencyChange> changes = new ArrayList<>();
        for (CommonCell cell : cells) {
            for (String label : labels(cell)) {
                if (isComparable(cell, label)) {
                    changes.add(new LatencyChange(
                            cell.inA().id(),
                            label,
                            null,
                            estimator.apart(
                                    List.copyOf(a.byRound(cell.inA(), label).values()),
                                    List.copyOf(b.byRound(cell.inB(), label).values()))));
                }
            }
        }
        return changes;
    }

    /** Returns what became of the ratios of quantiles to those of the reference. */
    List<LatencyChange> ratios(List<CostRatios.CommonPair> pairs) {
        List<LatencyChange> changes = new ArrayList<>();
        for (CostRatios.CommonPair pair : pairs) {
            for (String label : labels(pair.arm())) {
                if (isComparable(pair.arm(), label) && isComparable(pair.reference(), label)) {
                    addRatio(changes, pair, label);
                }
            }
        }
        return changes;
    }

    private void addRatio(List<LatencyChange> changes, CostRatios.CommonPair pair, String label) {
        CommonCell arm = pair.arm();
        CommonCell reference = pair.reference();
        Map<Integer, LatencyCounts> armA = a.byRound(arm.inA(), label);
        Map<Integer, LatencyCounts> referenceA = a.byRound(reference.inA(), label);
        Map<Integer, LatencyCounts> armB = b.byRound(arm.inB(), label);
        Map<Integer, LatencyCounts> referenceB = b.byRound(reference.inB(), label);
        keepCommon(armA, referenceA);
        keepCommon(armB, referenceB);
        if (armA.isEmpty() || armB.isEmpty()) {
            notCompared.add(
                    new NotCompared(arm.inA().id() + " " + label, "a run has no round in which both arms recorded it"));
            return;
        }
        changes.add(new LatencyChange(
                arm.inA().id(),
                label,
                reference.inA().arm(),
                estimator.ofRatios(
                        List.copyOf(referenceA.values()),
                        List.copyOf(armA.values()),
                        List.copyOf(referenceB.values()),
                        List.copyOf(armB.values()))));
    }

    private static void keepCommon(Map<Integer, LatencyCounts> some, Map<Integer, LatencyCounts> others) {
        some.keySet().retainAll(others.keySet());
        others.keySet().retainAll(some.keySet());
    }

    private Set<String> labels(CommonCell cell) {
        Set<String> labels = new TreeSet<>(a.labels(cell.inA()));
        labels.addAll(b.labels(cell.inB()));
        labels.removeIf(Floor::isTimer);
        return labels;
    }

    /** A reason why not is kept, once. */
    private boolean isComparable(CommonCell cell, String label) {
        List<String> reasons = new ArrayList<>();
        a.addWhyNot(cell.inA(), label, reasons);
        b.addWhyNot(cell.inB(), label, reasons);
        NotCompared not = new NotCompared(cell.inA().id() + " " + label, String.join(", ", reasons));
        if (!reasons.isEmpty() && !notCompared.contains(not)) {
            notCompared.add(not);
        }
        return reasons.isEmpty();
    }

    /** The latencies of one of the runs. */
    private record OneRun(String name, RunData run, Floor floor) {
        Set<String> labels(Cell cell) {
            Set<String> labels = new TreeSet<>();
            run.measured(cell)
                    .forEach(fork -> labels.addAll(fork.measured().histograms().keySet()));
            return labels;
        }

        Map<Integer, LatencyCounts> byRound(Cell cell, String label) {
            Map<Integer, LatencyCounts> byRound = new TreeMap<>();
            for (ForkRecord fork : run.measured(cell)) {
                LatencyCounts counts = LatencyCounts.of(fork.histogram(label));
                if (counts.total() > 0) {
                    byRound.put(fork.round(), counts);
                }
            }
            return byRound;
        }

        void addWhyNot(Cell cell, String label, List<String> reasons) {
            if (byRound(cell, label).isEmpty()) {
                reasons.add("nothing recorded in " + name);
            } else if (!floor.mark(cell, label).isEmpty()) {
                reasons.add(floor.mark(cell, label) + " in " + name);
            }
        }
    }
}
