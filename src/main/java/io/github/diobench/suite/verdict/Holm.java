package io.github.diobench.suite.verdict;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's sequentially rejective correction for several tests (Holm 1979). */
public final class Holm {
    private Holm() {}

    /**
     * Returns the p-values adjusted so that all tests at or below a level may be rejected together with this level of an error
     * in any of them, whatever their dependence. NaN, no test, stays NaN and does not count.
     */
    public static double[] adjust(double[] values) {
        int[] ascending = IntStream.range(0, values.length)
                .filter(index -> !Double.isNaN(values[index]))
                .boxed()
                .sorted(Comparator.comparingDouble(index -> values[index]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[values.length];
        Arrays.fill(adjusted, Double.NaN);
        double largest = 0;
        for (int rank = 0; rank < ascending.length; rank++) {
            double scaled = values[ascending[rank]] * (ascending.length - rank);
            largest = Math.min(1, Math.max(largest, scaled));
            adjusted[ascending[rank]] = largest;
        }
        return adjusted;
    }
}
