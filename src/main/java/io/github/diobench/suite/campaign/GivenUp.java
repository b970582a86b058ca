package io.github.diobench.suite.campaign;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which cells a campaign measures no more: what has crashed or hung twice will do so again, and each time may cost as long as a fork may
 * take. The rest of its regime goes on as long as there is something to compare.
 */
final class GivenUp {
    private static final int FAILURES = 2;

    private GivenUp() {}

    /** Returns the ids of the cells of {@code plan} that are given up after {@code forks}, those that count of the journal. */
    static Set<String> cells(Plan plan, List<ForkRecord> forks) {
        Map<String, Long> failures = forks.stream()
                .filter(fork -> !fork.isOk())
                .map(fork -> fork.cell().id())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Set<String> cells = new TreeSet<>();
        for (Regime regime : plan.regimes()) {
            List<Arm> failing = regime.arms().stream()
                    .filter(arm -> failures.getOrDefault(regime.cell(arm).id(), 0L) >= FAILURES)
                    .toList();
            boolean pointless = failing.stream().anyMatch(arm -> arm.role() == Arm.Role.REFERENCE)
                    || (!failing.isEmpty() && noCandidateLeft(regime, failing));
            for (Arm arm : pointless ? regime.arms() : failing) {
                cells.add(regime.cell(arm).id());
            }
        }
        return cells;
    }

    private static boolean noCandidateLeft(Regime regime, List<Arm> failing) {
        List<Arm> candidates = regime.arms().stream()
                .filter(arm -> arm.role() == Arm.Role.CANDIDATE)
                .toList();
        return !candidates.isEmpty() && failing.containsAll(candidates);
    }
}
