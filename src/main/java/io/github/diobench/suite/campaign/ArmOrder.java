package io.github.diobench.suite.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The orders in which the arms of one regime run, round after round.
 *
 * <p>The rounds are the rows of a Williams design: over one pass through its rows, every arm stands at every position
 * equally often, and every arm follows every other one equally often, so that neither a drifting machine nor what an arm
 * leaves behind favours anyone. A pass has as many rows as there are arms, twice as many if their number is odd. Which
 * arm plays which part, and the order of the rows, are drawn anew for every pass.
 *
 * <p>Not thread-safe. The same seed gives the same orders.
 */
final class ArmOrder {
    private final int arms;
    private final SplittableRandom random;
    private final List<int[]> remaining = new ArrayList<>();

    ArmOrder(int arms, long seed) {
        this.arms = arms;
        this.random = new SplittableRandom(seed);
    }

    /** Returns the arms, by index, in the order of the next round. */
    int[] next() {
        if (remaining.isEmpty()) {
            remaining.addAll(drawPass());
        }
        return remaining.remove(remaining.size() - 1);
    }

    private List<int[]> drawPass() {
        int[] parts = shuffled(arms);
        List<int[]> rows = williamsRows();
        List<int[]> pass = new ArrayList<>();
        for (int index : shuffled(rows.size())) {
            int[] row = rows.get(index);
            int[] order = new int[arms];
            for (int position = 0; position < arms; position++) {
                order[position] = parts[row[position]];
            }
            pass.add(order);
        }
        return pass;
    }

    /**
     * Returns the rows for arms 0..n-1. The first row zigzags 0, 1, n-1, 2, n-2, ... so that its n-1 steps are all
     * different modulo n; the others are shifts of it. If n is odd the steps are balanced only with all rows reversed.
     */
    private List<int[]> williamsRows() {
        List<int[]> rows = new ArrayList<>();
        for (int shift = 0; shift < arms; shift++) {
            int[] row = new int[arms];
            int[] reversed = new int[arms];
            for (int position = 0; position < arms; position++) {
                int zigzag = position % 2 == 1 ? (position + 1) / 2 : arms - position / 2;
                row[position] = (zigzag + shift) % arms;
                reversed[arms - 1 - position] = row[position];
            }
            rows.add(row);
            if (arms % 2 == 1) {
                rows.add(reversed);
            }
        }
        return rows;
    }

    private int[] shuffled(int size) {
        int[] values = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            values[i] = values[j];
            values[j] = i;
        }
        return values;
    }
}
