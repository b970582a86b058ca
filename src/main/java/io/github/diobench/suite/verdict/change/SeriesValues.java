package io.github.diobench.suite.verdict.change;

import java.util.List;

/**
 * One series of runs.
 *
 * @param values one logarithm of a ratio for each run, in order of time
 * @param seed what its permutations and resamples are drawn from
 */
public record SeriesValues(List<Double> values, long seed) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if a value is not finite
     */
    public SeriesValues {
        values = List.copyOf(values);
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("values of a series must be finite but one is " + value);
            }
        }
    }

    /** Returns a copy of the values from {@code from} on, before {@code to}. */
    double[] part(int from, int to) {
        return values.subList(from, to).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
