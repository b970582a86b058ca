package io.github.diobench.suite.verdict;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Exact bounds for a probability of which some independent trials are known (Clopper and Pearson 1934). They keep their level
 * for every probability and number of trials, and so are rather too wide. Events may be a fraction: where trials overlap, it is the
 * share of them all, times the number of those that are independent (Korn and Graubard 1998).
 */
final class ClopperPearson {
    private ClopperPearson() {}

    /** Returns what the probability is above of, but for an error of {@code level}; 0 if nothing happened. */
    static double lower(double events, int trials, double level) {
        requireCounts(events, trials);
        return events == 0
                ? 0
                : BetaDistribution.of(events, trials - events + 1.0).inverseCumulativeProbability(level);
    }

    /** Returns what the probability is below of, but for an error of {@code level}; 1 if it happened every time. */
    static double upper(double events, int trials, double level) {
        requireCounts(events, trials);
        return events == trials
                ? 1
                : BetaDistribution.of(events + 1.0, trials - events).inverseSurvivalProbability(level);
    }

    private static void requireCounts(double events, int trials) {
        if (events < 0 || events > trials) {
            throw new IllegalArgumentException(events + " events of " + trials + " trials cannot be");
        }
    }
}
