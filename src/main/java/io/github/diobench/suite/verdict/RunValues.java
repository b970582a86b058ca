package io.github.diobench.suite.verdict;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A run as far as its verdict depends on it.
 *
 * @param regimes the judged regimes
 * @param latency recorded latencies; judged beside the claim, which is about the cost per request
 * @param looks after how many rounds the plan says that the run is judged, ascending: {@code [8]} is a fixed plan of eight
 *     rounds, {@link Margins#looks} a plan that stops as soon as it knows. The last number is the planned number of rounds
 * @param fingerprints what the forks said about the machine and JVM that they ran on; each arm must have had the same
 *     throughout, so more than one entry refuses the run. An axis that is compared on purpose, such as the JVM, does not
 *     belong in it
 * @param findings what else is known
 */
public record RunValues(
        List<RegimeValues> regimes,
        List<LatencyValues> latency,
        List<Integer> looks,
        Set<String> fingerprints,
        List<Finding> findings) {
    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException if two regimes share a name or if the looks are not ascending
     */
    public RunValues {
        regimes = List.copyOf(regimes);
        latency = List.copyOf(latency);
        looks = List.copyOf(looks);
        fingerprints = Set.copyOf(fingerprints);
        findings = List.copyOf(findings);
        Margins.requireAscending("looks", looks);
        Set<String> names = new HashSet<>();
        for (RegimeValues regime : regimes) {
            if (!names.add(regime.name())) {
                throw new IllegalArgumentException("two regimes are called " + regime.name());
            }
        }
    }

    /** A run of which nothing but the scores is known, judged once after {@code rounds} rounds. */
    public RunValues(List<RegimeValues> regimes, int rounds) {
        this(regimes, List.of(), List.of(rounds), Set.of(), List.of());
    }
}
