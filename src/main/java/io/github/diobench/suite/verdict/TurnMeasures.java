package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * What one fork measured turn by turn, and what happened to it meanwhile. The same index is the same turn in all lists, and in all
 * arms of the round.
 *
 * @param costs time per operation; {@code null} or what is not positive and finite stands for a turn without a value
 * @param waiting for how long its busy threads waited for a CPU, in lengths of a turn's measuring; {@code null}, NaN or missing if not known
 * @param steal what a hypervisor took, in the same unit; likewise
 */
public record TurnMeasures(List<Double> costs, List<Double> waiting, List<Double> steal) {
    /** What is usual is what the quietest quarter of the turns does not exceed. */
    private static final int QUARTER = 4;

    /** Copies the lists. */
    public TurnMeasures {
        costs = copy(costs);
        waiting = copy(waiting);
        steal = copy(steal);
    }

    /** Turns of which nothing but the costs is known. */
    public TurnMeasures(List<Double> costs) {
        this(costs, List.of(), List.of());
    }

    /** Tells whether {@code turn}, from 0, has a cost. */
    boolean hasCost(int turn) {
        double cost = at(costs, turn);
        return cost > 0 && cost < Double.POSITIVE_INFINITY;
    }

    /**
     * Tells in which turns, from 0, more happened than {@code rules} allow; what is not known is no fault. Threads that wait in nearly all
     * turns, such as more of them than there are CPUs, wait by themselves: only what is beyond the usual is a disturbance.
     */
    IntPredicate disturbed(TurnRules rules) {
        double usual = usualWaiting();
        return turn -> at(waiting, turn) - usual > rules.waitingLimit() || at(steal, turn) > rules.stealLimit();
    }

    private double usualWaiting() {
        double[] known = waiting.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return known.length == 0 ? 0 : known[(known.length - 1) / QUARTER];
    }

    private static double at(List<Double> values, int turn) {
        Double value = turn < values.size() ? values.get(turn) : null;
        return value == null ? Double.NaN : value;
    }

    private static List<Double> copy(List<Double> values) {
        return Collections.unmodifiableList(new ArrayList<>(values));
    }
}
