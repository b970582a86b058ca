package io.github.diobench.suite.verdict;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The turns of one round of a regime that count: a turn that was disturbed, or has no value, in one arm is dropped for all. */
public final class RoundTurns {
    private final Map<String, TurnMeasures> arms;
    private final TurnRules rules;
    private final int measured;
    private final int[] kept;

    private RoundTurns(Map<String, TurnMeasures> arms, TurnRules rules, int measured, int[] kept) {
        this.arms = arms;
        this.rules = rules;
        this.measured = measured;
        this.kept = kept;
    }

    /**
     * Sorts the turns of a round.
     *
     * @param arms what each arm measured, by its name; an arm whose fork failed is not among them
     */
    public static RoundTurns of(Map<String, TurnMeasures> arms, TurnRules rules) {
        Map<String, TurnMeasures> copy = Map.copyOf(arms);
        Collection<TurnMeasures> all = copy.values();
        int measured = all.stream().mapToInt(arm -> arm.costs().size()).max().orElse(0);
        IntPredicate good = turn -> true;
        for (TurnMeasures arm : all) {
            good = good.and(arm::hasCost).and(arm.disturbed(rules).negate());
        }
        int[] kept = IntStream.range(0, measured).filter(good).toArray();
        return new RoundTurns(copy, rules, measured, kept);
    }

    /** Returns how many turns were measured. */
    public int measured() {
        return measured;
    }

    /** Returns how many of them are left out. */
    public int dropped() {
        return measured - kept.length;
    }

    /** Tells whether enough turns are left for the round to have a value. */
    public boolean counts() {
        return kept.length >= rules.least(measured);
    }

    /** Returns the numbers of those that are left, from 0 and ascending. */
    public int[] kept() {
        return kept.clone();
    }

    /** Returns the costs of {@code arm} in the turns that are left, in order: the same turns for every arm. */
    public List<Double> costs(String arm) {
        List<Double> costs = arms.get(arm).costs();
        return IntStream.of(kept).mapToObj(costs::get).toList();
    }
}
