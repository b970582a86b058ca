package io.github.diobench.suite.verdict;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Exact bounds for a probability of which some independent trials are known (Clopper and Pearson 1934). They keep their level
 * for every probability and number of trials, and so are rather too wide.
 */
final class ClopperPearson {
    private ClopperPearson() {}

    /** Returns what the probability is above of, but for an error of {@code level}; 0 if nothing happened. */
    static double lower(int events, int trials, double level) {
        requireCounts(events, trials);
        return events == 0
                ? 0
                : BetaDistribution.of(events, trials - events + 1.0).inverseCumulativeProbability(level);
    }

    /** Returns what the probability is below of, but for an error of {@code level}; 1 if it happened every time. */
    static double upper(int events, int trials, double level) {
        requireCounts(events, trials);
        return events == trials
                ? 1
                : BetaDistribution.of(events + 1.0, trials - events).inverseSurvivalProbability(level);
    }

    private static void requireCounts(int events, int trials) {
        if (events < 0 || events > trials) {
            throw new IllegalArgumentException(events + " events of " + trials + " trials cannot be");
        }
    }
}
