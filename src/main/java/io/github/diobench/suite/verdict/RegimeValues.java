package io.github.diobench.suite.verdict;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was measured in one judged regime.
 *
 * @param name unique in the run
 * @param arms its arms, exactly one of them the reference
 * @param accountingOps accounting operations in what a score is the time of; NaN if not known
 * @param accountingCost what the reference's accounting alone costs in what a score is the time of, in the unit of the
 *     scores, measured under the same conditions (the same threads on the same bios); NaN if not known
 */
public record RegimeValues(String name, List<ArmValues> arms, double accountingOps, double accountingCost) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is not exactly one reference, if two arms share a name, or if a number is
     *     not positive
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
        if (accountingOps <= 0 || accountingCost <= 0) {
            throw new IllegalArgumentException(
                    "regime " + name + ": accountingOps and accountingCost must be positive or" + " NaN but are "
                            + accountingOps + " and " + accountingCost);
        }
    }

    /** A regime of whose accounting nothing is known. */
    public RegimeValues(String name, List<ArmValues> arms) {
        this(name, arms, Double.NaN, Double.NaN);
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
