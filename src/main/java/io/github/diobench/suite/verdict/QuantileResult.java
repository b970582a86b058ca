package io.github.diobench.suite.verdict;

/**
 * One quantile of a candidate's latencies against the reference's, over the merged histograms of all rounds.
 *
 * @param quantile which, for example 0.99
 * @param estimable whether every fork has at least 100 values above it; if not, there is nothing but the two values
 * @param reference the reference's value, in the unit of the histograms
 * @param compared the candidate's
 * @param estimate their ratio with bounds; {@code null} if it is not estimable or there are fewer than two rounds
 * @param margin how much larger it may be; NaN if it is shown and not judged
 * @param outcome what was shown; {@code null} if it is not judged
 */
public record QuantileResult(
        double quantile,
        boolean estimable,
        double reference,
        double compared,
        Estimate estimate,
        double margin,
        Outcome outcome) {}
