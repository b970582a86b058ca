package io.github.diobench.suite.verdict;

/**
 * How often something happened in trials of which some overlap.
 *
 * @param share in which part of all trials, from 0 to 1; NaN if there were none
 * @param trials how many there were in all
 * @param independent how many of them have nothing in common
 * @param lower one-sided 95 % bound of its probability from below, after Clopper and Pearson, as if only the independent trials
 *     had been made, with the share of all
 * @param upper the same from above
 */
public record Rate(double share, int trials, int independent, double lower, double upper) {
    /** The level of each bound. */
    private static final double LEVEL = 0.05;

    static Rate of(long events, int trials, int independent) {
        double share = trials == 0 ? Double.NaN : (double) events / trials;
        double counted = trials == 0 ? 0 : share * independent;
        return new Rate(
                share,
                trials,
                independent,
                ClopperPearson.lower(counted, independent, LEVEL),
                ClopperPearson.upper(counted, independent, LEVEL));
    }
}
