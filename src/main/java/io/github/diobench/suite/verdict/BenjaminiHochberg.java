package io.github.diobench.suite.verdict;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The correction for several tests that bounds the share of false alarms among the alarms (Benjamini and Hochberg 1995). */
final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /**
     * Returns the q-values: of all tests with a q-value of at most a level, on average no more than this share are false
     * alarms, if the tests are independent or depend on one another positively. NaN, no test, stays NaN and does not count.
     */
    static double[] adjust(double[] values) {
        int[] descending = IntStream.range(0, values.length)
                .filter(index -> !Double.isNaN(values[index]))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer index) -> values[index])
                        .reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[values.length];
        Arrays.fill(adjusted, Double.NaN);
        double smallest = 1;
        for (int i = 0; i < descending.length; i++) {
            int rank = descending.length - i;
            smallest = Math.min(smallest, values[descending[i]] * descending.length / rank);
            adjusted[descending[i]] = smallest;
        }
        return adjusted;
    }
}
