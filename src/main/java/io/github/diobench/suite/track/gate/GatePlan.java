package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.campaign.Plan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be measured.
 *
 * @param plan the plan
 * @param own whether it is the gate of diobench itself
 * @param operations the operations of an invocation, by benchmark; not those with one
 * @param groups the threads of each method of a group, by benchmark; not those that are no groups
 * @param onlyInBase the benchmarks, or their parameters, that head has not
 * @param onlyInHead those that base has not
 */
public record GatePlan(
        Plan plan,
        boolean own,
        Map<String, Integer> operations,
        Map<String, Map<String, Integer>> groups,
        List<String> onlyInBase,
        List<String> onlyInHead) {
    /** Copies the collections. */
    public GatePlan {
        operations = new TreeMap<>(operations);
        groups = new TreeMap<>(groups);
        onlyInBase = List.copyOf(onlyInBase);
        onlyInHead = List.copyOf(onlyInHead);
    }
}
