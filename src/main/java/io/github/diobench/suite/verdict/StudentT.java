package io.github.diobench.suite.verdict;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.TDistribution;

/** Student's distribution. Remembers its quantiles, which cost a root search each; thread-safe. */
public final class StudentT {
    private static final Map<Key, Double> QUANTILES = new ConcurrentHashMap<>();

    private StudentT() {}

    /** Returns the value that is not exceeded with {@code probability}. */
    public static double quantile(double probability, int degrees) {
        return QUANTILES.computeIfAbsent(
                new Key(probability, degrees),
                key -> TDistribution.of(degrees).inverseCumulativeProbability(probability));
    }

    /** Returns the probability that {@code mean} in units of {@code se}, or more, comes from a true mean of 0 or less. */
    public static double above(double mean, double se, int degrees) {
        if (se == 0) {
            return mean > 0 ? 0 : 1;
        }
        return TDistribution.of(degrees).survivalProbability(mean / se);
    }

    /** Returns the probability of a mean as far from 0 as {@code mean}, on either side. */
    static double beyond(double mean, double se, int degrees) {
        return Math.min(1, 2 * above(Math.abs(mean), se, degrees));
    }

    private record Key(double probability, int degrees) {}
}
