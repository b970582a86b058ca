package io.github.diobench.suite.verdict;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the forks of one arm of a regime measured.
 *
 * @param name unique within the regime; a candidate has the same name in all regimes
 * @param role what it is compared for
 * @param injected for {@link Role#SLOWED}: how much slower it was made, as a share of the reference's cost (0.05 is 5 %);
 *     NaN if not known, and for other roles
 * @param forks its finished forks, at most one for each round; those of rounds that were cut short left out
 */
public record ArmValues(String name, Role role, double injected, List<ForkValue> forks) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if two forks belong to one round, or if {@code injected} is not positive
     */
    public ArmValues {
        forks = List.copyOf(forks);
        if (injected <= 0 || injected == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("injected must be positive or NaN but is " + injected);
        }
        Set<Integer> rounds = new HashSet<>();
        for (ForkValue fork : forks) {
            if (!rounds.add(fork.round())) {
                throw new IllegalArgumentException("arm " + name + " has two forks in round " + fork.round());
            }
        }
    }

    /** An arm without a known injected slowdown. */
    public ArmValues(String name, Role role, List<ForkValue> forks) {
        this(name, role, Double.NaN, forks);
    }
}
