package io.github.diobench.suite.track.compare;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.judge.Arms;
import io.github.diobench.suite.verdict.UnpairedRatio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Compares what arms cost in units of the reference that ran in the same rounds, which is all that machines have in common. */
final class CostRatios {
    private final RunData b;
    private final Map<String, CommonCell> cells = new LinkedHashMap<>();
    private final List<NotCompared> notCompared;
    private final List<CommonPair> pairs = new ArrayList<>();

    /**
     * Makes it for two runs.
     *
     * @param common the cells that can be compared
     * @param notCompared takes up what cannot be compared
     */
    CostRatios(RunData a, RunData b, List<CommonCell> common, List<NotCompared> notCompared) {
        this.b = b;
        this.notCompared = notCompared;
        common.forEach(cell -> cells.put(cell.inA().id(), cell));
        a.plan().regimes().forEach(regime -> Arms.reference(regime).ifPresent(arm -> addPairs(regime, arm)));
    }

    /** Two arms of one regime, the first of them the reference, in both runs. */
    record CommonPair(CommonCell reference, CommonCell arm) {}

    private void addPairs(Regime regime, Arm reference) {
        CommonCell referenceCell = cells.get(regime.cell(reference).id());
        Optional<String> inB = b.plan().regimes().stream()
                .filter(other -> other.name().equals(regime.name()))
                .flatMap(other -> Arms.reference(other).stream())
                .map(Arm::name)
                .findFirst();
        if (referenceCell == null || inB.isEmpty()) {
            return;
        }
        if (!inB.get().equals(reference.name())) {
            notCompared.add(new NotCompared(
                    "ratios in " + regime.name(),
                    "the reference is '" + reference.name() + "' in A and '" + inB.get() + "' in B"));
            return;
        }
        regime.arms().stream()
                .filter(arm -> !arm.equals(reference))
                .map(arm -> cells.get(regime.cell(arm).id()))
                .filter(Objects::nonNull)
                .forEach(cell -> pairs.add(new CommonPair(referenceCell, cell)));
    }

    /** Returns all arms that can be compared with their reference in both runs. */
    List<CommonPair> pairs() {
        return List.copyOf(pairs);
    }

    /** Returns what became of each ratio. */
    List<RatioChange> changes() {
        List<RatioChange> changes = new ArrayList<>();
        for (CommonPair pair : pairs) {
            double[] inA = pair.arm().ofA().logRatios(pair.reference().ofA());
            double[] inB = pair.arm().ofB().logRatios(pair.reference().ofB());
            if (inA.length == 0 || inB.length == 0) {
                notCompared.add(new NotCompared(
                        "ratio of " + pair.arm().inA().id(), "a run has no round in which both arms measured"));
                continue;
            }
            changes.add(new RatioChange(
                    pair.arm().inA().regime(),
                    pair.arm().inA().arm(),
                    pair.reference().inA().arm(),
                    inA.length,
                    inB.length,
                    Scores.mean(inA),
                    Scores.mean(inB),
                    UnpairedRatio.ofLogs(inA, inB, Comparison.CONFIDENCE)));
        }
        return changes;
    }
}
