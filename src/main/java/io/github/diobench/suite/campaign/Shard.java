package io.github.diobench.suite.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.diobench.suite.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * The part of a plan that one run carries out where several, mostly on several machines, share the plan.
 *
 * <p>The arms of a round are never parted: what is compared was measured on one machine, back to back. Which part a fork
 * belongs to follows from the plan and the number of parts alone, so that every machine comes to the same answer by itself.
 *
 * @param index which part, from 1
 * @param count how many parts there are
 * @param by what the parts are made of
 */
public record Shard(int index, int count, By by) {
    /** What the parts of a plan are made of. */
    public enum By {
        /** Whole regimes, with all their rounds. */
        @JsonProperty("benchmark")
        BENCHMARK,
        /** Blocks of rounds that follow each other, with all their regimes. */
        @JsonProperty("rounds")
        ROUNDS;

        /** Returns the word that a user types. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if there is no such part
     */
    public Shard {
        if (index < 1 || index > count) {
            throw new IllegalArgumentException("there is no shard " + index + " of " + count);
        }
        Objects.requireNonNull(by, "by");
    }

    /** Returns index and count as they are typed: {@code 2/4}. */
    @Override
    public String toString() {
        return index + "/" + count;
    }

    /**
     * Returns this shard of {@code whole}: the same plan with the slots of this part alone, which keep their numbers.
     *
     * @throws UserError if a part would be empty
     */
    public Plan of(Plan whole) {
        ToIntFunction<Slot> partOf = by == By.ROUNDS ? byRound(whole) : byRegime(whole);
        Map<Integer, List<Slot>> parts = new HashMap<>();
        for (Slot slot : whole.slots()) {
            parts.computeIfAbsent(partOf.applyAsInt(slot), any -> new ArrayList<>())
                    .add(slot);
        }
        if (parts.size() < count) {
            throw new UserError("by " + by + " this plan of " + whole.rounds() + " rounds and "
                    + whole.regimes().size() + " regimes cannot be cut into " + count
                    + " shards that all have something to measure; take fewer shards");
        }
        return whole.withShard(this, parts.get(index));
    }

    /** Blocks whose lengths differ by no more than one. */
    private ToIntFunction<Slot> byRound(Plan whole) {
        return slot -> (int) ((slot.round() - 1L) * count / whole.rounds()) + 1;
    }

    /** Gives the longest regime first, each to the part that has least to do so far. */
    private ToIntFunction<Slot> byRegime(Plan whole) {
        Map<String, String> regimes = new HashMap<>();
        whole.cells().forEach((id, cell) -> regimes.put(id, cell.regime()));
        Map<String, Integer> forks = new HashMap<>();
        whole.slots().forEach(slot -> forks.merge(regimes.get(slot.cell()), 1, Integer::sum));
        List<Regime> longestFirst = new ArrayList<>(whole.regimes());
        longestFirst.sort(Comparator.comparingInt(regime -> -forks.getOrDefault(regime.name(), 0)));
        int[] load = new int[count];
        Map<String, Integer> parts = new HashMap<>();
        for (Regime regime : longestFirst) {
            int least = 0;
            for (int part = 1; part < count; part++) {
                least = load[part] < load[least] ? part : least;
            }
            load[least] += forks.getOrDefault(regime.name(), 0);
            parts.put(regime.name(), least + 1);
        }
        return slot -> parts.get(regimes.get(slot.cell()));
    }
}
