package io.github.diobench.suite.verdict;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The distribution of Wilcoxon's signed-rank statistic of n values that are as likely positive as negative: the sum of those
 * ranks 1..n that bear a positive sign. Exact for up to {@value #EXACT} values, beyond which the normal approximation is as
 * good. Thread-safe.
 */
final class SignedRank {
    static final int EXACT = 128;

    private static final Map<Integer, double[]> DISTRIBUTIONS = new ConcurrentHashMap<>();

    private SignedRank() {}

    /** Returns the largest statistic that, or less, has a probability of at most {@code level}; -1 if there is none. */
    static int critical(int n, double level) {
        if (n > EXACT) {
            double quantile = NormalDistribution.of(mean(n), sd(n)).inverseCumulativeProbability(level);
            return (int) Math.floor(quantile - 0.5);
        }
        double[] atMost = distribution(n);
        int critical = -1;
        while (critical + 1 < atMost.length && atMost[critical + 1] <= level) {
            critical++;
        }
        return critical;
    }

    /** Returns the probability of {@code statistic} or less. */
    static double atMost(int n, int statistic) {
        if (statistic < 0) {
            return 0;
        }
        if (n > EXACT) {
            return NormalDistribution.of(mean(n), sd(n)).cumulativeProbability(statistic + 0.5);
        }
        double[] atMost = distribution(n);
        return atMost[Math.min(statistic, atMost.length - 1)];
    }

    private static double mean(int n) {
        return n * (n + 1) / 4.0;
    }

    private static double sd(int n) {
        return Math.sqrt(n * (n + 1) * (2.0 * n + 1) / 24);
    }

    private static double[] distribution(int n) {
        return DISTRIBUTIONS.computeIfAbsent(n, SignedRank::computeDistribution);
    }

    /** Adds rank after rank, each with its sign tossed: the probability of a sum is the mean of those without and with it. */
    private static double[] computeDistribution(int n) {
        double[] values = new double[n * (n + 1) / 2 + 1];
        values[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int sum = rank * (rank + 1) / 2; sum >= 0; sum--) {
                values[sum] = (values[sum] + (sum >= rank ? values[sum - rank] : 0)) / 2;
            }
        }
        for (int sum = 1; sum < values.length; sum++) {
            values[sum] += values[sum - 1];
        }
        return values;
    }
}
