package io.github.diobench.suite.campaign;

import java.util.List;

/**
 * What a campaign measures unless options say otherwise.
 *
 * @param name what the user types
 * @param summary what it is for, in one line
 * @param rounds how often every judged regime is measured
 * @param timing how long each fork measures
 * @param reference the counter that all others are compared with
 * @param counters the counters compared with it
 * @param slowed the positive control: a counter known to be slower, which the verdict must notice
 * @param regimes what is measured, in this order
 */
public record Profile(
        String name,
        String summary,
        int rounds,
        Timing timing,
        String reference,
        List<String> counters,
        String slowed,
        List<RegimeSpec> regimes) {
    /** Copies the lists. */
    public Profile {
        counters = List.copyOf(counters);
        regimes = List.copyOf(regimes);
    }
}
