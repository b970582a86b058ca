package io.github.diobench.suite.verdict.change;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The places that a step may have: the likeliest ones, and all between them.
 *
 * @param earliest the smallest number of values before the step
 * @param latest the largest
 */
record LocationInterval(int earliest, int latest) {
    /**
     * Returns the places that hold the step with {@code probability}.
     *
     * @param places the probability of each place
     * @param first the number of values before the first of them
     */
    static LocationInterval of(double[] places, int first, double probability) {
        List<Integer> likeliestFirst = IntStream.range(0, places.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer place) -> places[place])
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        int earliest = likeliestFirst.get(0);
        int latest = earliest;
        double held = 0;
        for (int place : likeliestFirst) {
            if (held >= probability) {
                break;
            }
            held += places[place];
            earliest = Math.min(earliest, place);
            latest = Math.max(latest, place);
        }
        return new LocationInterval(first + earliest, first + latest);
    }
}
