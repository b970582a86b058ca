package io.github.diobench.suite.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the forks of a plan in order: rounds, in them regimes, in them arms. */
final class Schedule {
    private Schedule() {}

    /** Returns all forks of {@code regimes} in the order that {@code seed} draws. */
    static List<Slot> slots(List<Regime> regimes, int rounds, long seed) {
        Map<String, ArmOrder> orders = new LinkedHashMap<>();
        for (Regime regime : regimes) {
            // Seeded by name, so that leaving one regime out does not change the order within the others.
            orders.put(
                    regime.name(),
                    new ArmOrder(regime.arms().size(), seed + regime.name().hashCode()));
        }
        List<Slot> slots = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (Regime regime : regimes) {
                if (!takesPart(regime, round, rounds)) {
                    continue;
                }
                int position = 1;
                for (int arm : orders.get(regime.name()).next()) {
                    String cell = regime.cell(regime.arms().get(arm)).id();
                    slots.add(new Slot(slots.size() + 1, round, position++, cell));
                }
            }
        }
        return slots;
    }

    /** Spreads a regime's forks evenly over the rounds, beginning with the first. */
    private static boolean takesPart(Regime regime, int round, int rounds) {
        return forksUpTo(round, regime, rounds) > forksUpTo(round - 1, regime, rounds);
    }

    private static int forksUpTo(int round, Regime regime, int rounds) {
        return (round * regime.forks() + rounds - 1) / rounds;
    }
}
