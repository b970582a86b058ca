package io.github.diobench.suite.verdict;

import java.util.Optional;

/**
 * How many times the reference's cost a candidate costs, from pairs of forks that ran in the same round.
 *
 * <p>The ratio is the geometric mean of the pairs' ratios, and its interval is Student's for their logarithms: what a
 * machine's mood does to both forks of a round cancels, and a ratio and its inverse are treated alike.
 *
 * @param ratio candidate over reference; 1 means equal cost
 * @param lower lower end of the two-sided interval; NaN if there is only one pair
 * @param upper its upper end; NaN if there is only one pair
 * @param pairs how many rounds it rests on
 */
public record RatioInterval(double ratio, double lower, double upper, int pairs) {
    /**
     * Compares two arms.
     *
     * @param reference the reference's cost in each round, greater than 0
     * @param candidate the candidate's cost in the same rounds, greater than 0
     * @param confidence how often such an interval holds the true ratio, between 0 and 1
     * @throws IllegalArgumentException if there are no pairs, if the lengths differ, or if a value is out of range
     */
    public static RatioInterval ofPairs(double[] reference, double[] candidate, double confidence) {
        if (reference.length != candidate.length || reference.length == 0) {
            throw new IllegalArgumentException(reference.length + " values cannot be paired with " + candidate.length);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be between 0 and 1 but is " + confidence);
        }
        int pairs = reference.length;
        double[] logRatios = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            logRatios[i] = Math.log(positive(candidate[i])) - Math.log(positive(reference[i]));
        }
        return of(logRatios, confidence);
    }

    /**
     * Compares {@code compared} with the reference of {@code regime}, by the values of rounds that a verdict rests on.
     *
     * @param confidence how often such an interval holds the true ratio, between 0 and 1
     * @return nothing if there is no round with a value of both
     */
    public static Optional<RatioInterval> ofRounds(RegimeValues regime, ArmValues compared, double confidence) {
        double[] logRatios = Pairs.of(regime, compared).logRatios();
        return logRatios.length == 0 ? Optional.empty() : Optional.of(of(logRatios, confidence));
    }

    private static RatioInterval of(double[] logRatios, double confidence) {
        int pairs = logRatios.length;
        Moments moments = Moments.of(logRatios);
        double mean = moments.mean();
        double margin = pairs == 1 ? Double.NaN : StudentT.quantile((1 + confidence) / 2, pairs - 1) * moments.se();
        return new RatioInterval(Math.exp(mean), Math.exp(mean - margin), Math.exp(mean + margin), pairs);
    }

    private static double positive(double cost) {
        if (!(cost > 0 && cost < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a cost must be positive and finite but is " + cost);
        }
        return cost;
    }
}
