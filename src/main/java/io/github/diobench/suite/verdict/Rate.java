package io.github.diobench.suite.verdict;

/**
 * How often something happened.
 *
 * @param events how many times
 * @param trials of how many; 0 if it was never tried
 * @param lower one-sided 95 % bound of its probability from below, after Clopper and Pearson, as if the trials were independent
 * @param upper the same from above
 */
public record Rate(int events, int trials, double lower, double upper) {
    /** The level of each bound. */
    private static final double LEVEL = 0.05;

    static Rate of(int events, int trials) {
        return new Rate(
                events,
                trials,
                ClopperPearson.lower(events, trials, LEVEL),
                ClopperPearson.upper(events, trials, LEVEL));
    }
}
