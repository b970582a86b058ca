package io.github.diobench.engine.oracle;

import java.util.function.Predicate;

/** Makes a failing list of steps short: leaves out ever smaller pieces as long as what stays still fails (delta debugging). */
final class Shrinker {
    private Shrinker() {}

    /**
     * Shrinks.
     *
     * @param steps a list that fails
     * @param fails whether a list fails; asked until time is up
     * @param nanos how long to try
     * @return a list that fails, in the order of {@code steps}; if time sufficed, no single step can be left out of it
     */
    static int[] shrink(int[] steps, Predicate<int[]> fails, long nanos) {
        long deadline = System.nanoTime() + nanos;
        int[] shortest = steps;
        int piece = Math.max(1, steps.length / 2);
        while (true) {
            int before = shortest.length;
            for (int from = shortest.length - piece; from > -piece; from -= piece) {
                if (System.nanoTime() - deadline > 0) {
                    return shortest;
                }
                int[] shorter = without(shortest, Math.max(from, 0), from + piece);
                if (shorter.length < shortest.length && fails.test(shorter)) {
                    shortest = shorter;
                }
            }
            if (piece > 1) {
                piece = (piece + 1) / 2;
            } else if (shortest.length == before) {
                return shortest;
            }
        }
    }

    private static int[] without(int[] steps, int from, int end) {
        int to = Math.min(end, steps.length);
        int[] shorter = new int[steps.length - (to - from)];
        System.arraycopy(steps, 0, shorter, 0, from);
        System.arraycopy(steps, to, shorter, from, steps.length - to);
        return shorter;
    }
}
