package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.campaign.Plan;
import java.util.List;

/**
 * What is to be measured.
 *
 * @param plan the plan
 * @param own whether it is the gate of diobench itself
 * @param onlyInBase the benchmarks, or their parameters, that head has not
 * @param onlyInHead those that base has not
 */
public record GatePlan(Plan plan, boolean own, List<String> onlyInBase, List<String> onlyInHead) {
    /** Copies the lists. */
    public GatePlan {
        onlyInBase = List.copyOf(onlyInBase);
        onlyInHead = List.copyOf(onlyInHead);
    }
}
