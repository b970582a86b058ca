package io.github.diobench.suite.verdict;

/**
 * One quantile of a candidate's latencies against the reference's.
 *
 * @param quantile which, for example 0.99
 * @param estimable whether every fork has at least 100 values above it; if not, there is nothing but the two values
 * @param byTurns whether the value of a round is the median of its turns' ratios; if not, it is the ratio of the two forks
 * @param reference the reference's value in nanoseconds, the geometric mean over rounds
 * @param compared the candidate's
 * @param estimate the candidate's value over the reference's, with bounds; {@code null} if it is not estimable or there are fewer
 *     than two rounds
 * @param margin how much larger it may be; NaN if it is shown and not judged
 * @param outcome what was shown; {@code null} if it is not judged or there is too little to judge
 * @param reason what there is too little of; {@code null} unless that is why there is no outcome
 */
public record QuantileResult(
        double quantile,
        boolean estimable,
        boolean byTurns,
        double reference,
        double compared,
        Estimate estimate,
        double margin,
        Outcome outcome,
        String reason) {}
