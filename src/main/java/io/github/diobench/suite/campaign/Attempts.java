package io.github.diobench.suite.campaign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which of the forks in a journal count.
 *
 * <p>Forks are compared within a round, so that what the machine did between two rounds touches no comparison. A round in
 * whose middle the campaign was ended is therefore run again whole, as a new attempt, and only the highest attempt at a
 * round counts. Immutable.
 */
final class Attempts {
    private final List<ForkRecord> forks;
    private final Map<Integer, Integer> highest = new TreeMap<>();

    Attempts(List<ForkRecord> forks) {
        this.forks = forks;
        forks.forEach(fork -> highest.merge(fork.round(), fork.attempt(), Math::max));
    }

    /** Returns the forks that count, in order. */
    List<ForkRecord> paired() {
        return forks.stream().filter(this::isPaired).toList();
    }

    /** Returns the forks of rounds that were run again, in order. */
    List<ForkRecord> unpaired() {
        return forks.stream().filter(fork -> !isPaired(fork)).toList();
    }

    private boolean isPaired(ForkRecord fork) {
        return fork.attempt() == highest.get(fork.round());
    }

    /** Returns what is left of {@code plan}: all forks of every round of which not all are there, without what is given up. */
    List<ForkAttempt> left(Plan plan) {
        Set<Integer> there = paired().stream().map(ForkRecord::number).collect(Collectors.toCollection(HashSet::new));
        Set<String> givenUp = GivenUp.cells(plan, paired());
        List<Slot> wanted = plan.slots().stream()
                .filter(slot -> !givenUp.contains(slot.cell()))
                .toList();
        Set<Integer> incomplete = wanted.stream()
                .filter(slot -> !there.contains(slot.number()))
                .map(Slot::round)
                .collect(Collectors.toSet());
        List<ForkAttempt> left = new ArrayList<>();
        for (Slot slot : wanted) {
            if (incomplete.contains(slot.round())) {
                left.add(new ForkAttempt(slot, highest.getOrDefault(slot.round(), 0) + 1));
            }
        }
        return left;
    }
}
