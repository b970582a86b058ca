package io.github.diobench.suite.verdict;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was measured in one judged regime.
 *
 * @param name unique in the run
 * @param arms its arms, exactly one of them the reference
 * @param turns what became of its turns; {@code null} if the forks of a round ran one after the other. With turns, the
 *     {@link ForkValue#iterations} of all forks of a round are the same turns
 */
public record RegimeValues(String name, List<ArmValues> arms, TurnCounts turns) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is not exactly one reference, if two arms share a name, or if arms that took
     *     turns have not the same number of them in a round
     */
    public RegimeValues {
        arms = List.copyOf(arms);
        Set<String> names = new HashSet<>();
        for (ArmValues arm : arms) {
            if (!names.add(arm.name())) {
                throw new IllegalArgumentException("regime " + name + " has two arms called " + arm.name());
            }
        }
        long references =
                arms.stream().filter(arm -> arm.role() == Role.REFERENCE).count();
        if (references != 1) {
            throw new IllegalArgumentException("regime " + name + " must have one reference but has " + references);
        }
        if (turns != null) {
            requireSameTurns(name, arms);
        }
    }

    /** A regime whose forks ran one after the other. */
    public RegimeValues(String name, List<ArmValues> arms) {
        this(name, arms, null);
    }

    private static void requireSameTurns(String name, List<ArmValues> arms) {
        Map<Integer, Integer> turns = new HashMap<>();
        for (ArmValues arm : arms) {
            for (ForkValue fork : arm.forks()) {
                int own = fork.iterations().size();
                if (own == 0 || turns.merge(fork.round(), own, (known, other) -> known) != own) {
                    throw new IllegalArgumentException(
                            "regime " + name + ": the arms of round " + fork.round() + " do not have the same turns");
                }
            }
        }
    }

    /** Returns the arm that the others are compared with. */
    public ArmValues reference() {
        return arm(Role.REFERENCE).orElseThrow();
    }

    /** Returns the first arm with {@code role}, if there is one. */
    public Optional<ArmValues> arm(Role role) {
        return arms.stream().filter(arm -> arm.role() == role).findFirst();
    }

    /** Returns the arms in question. */
    public List<ArmValues> candidates() {
        return arms.stream().filter(arm -> arm.role() == Role.CANDIDATE).toList();
    }
}
