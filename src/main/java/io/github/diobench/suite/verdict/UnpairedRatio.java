package io.github.diobench.suite.verdict;

/**
 * How many times the one the other is, from two sets of values that do not belong together in pairs.
 *
 * <p>The ratio is that of the geometric means; its interval is Welch's for the difference of the means of the logarithms. It
 * knows what scatters within each set. What makes one set as a whole larger than the other, such as a machine that was busy
 * meanwhile, it takes for an effect: an interval of two sets that were not measured in turns says nothing of its cause.
 *
 * @param ratio second over first
 * @param lower lower end of the two-sided interval; NaN if either set has fewer than two values
 * @param upper its upper end; likewise
 * @param degrees degrees of freedom; NaN without an interval, and where no value differs from its mean
 */
public record UnpairedRatio(double ratio, double lower, double upper, double degrees) {
    /**
     * Compares two sets.
     *
     * @param first logarithms of the first set's values, or of ratios
     * @param second logarithms of the second set's
     * @param confidence how often such an interval holds the true ratio, between 0 and 1
     * @throws IllegalArgumentException if a set is empty or {@code confidence} is out of range
     */
    public static UnpairedRatio ofLogs(double[] first, double[] second, double confidence) {
        if (first.length == 0 || second.length == 0) {
            throw new IllegalArgumentException(first.length + " values cannot be compared with " + second.length);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be between 0 and 1 but is " + confidence);
        }
        Moments one = Moments.of(first);
        Moments other = Moments.of(second);
        double difference = other.mean() - one.mean();
        if (one.n() < 2 || other.n() < 2) {
            return new UnpairedRatio(Math.exp(difference), Double.NaN, Double.NaN, Double.NaN);
        }
        double oneSquare = one.se() * one.se();
        double otherSquare = other.se() * other.se();
        double margin = Welch.margin((1 - confidence) / 2, oneSquare, one.n(), otherSquare, other.n());
        return new UnpairedRatio(
                Math.exp(difference),
                Math.exp(difference - margin),
                Math.exp(difference + margin),
                Welch.degrees(oneSquare, one.n(), otherSquare, other.n()));
    }
}
