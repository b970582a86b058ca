package io.github.diobench.suite.verdict;

/**
 * How much one quantile moved.
 *
 * @param quantile which, for example 0.99
 * @param estimable whether every fork has at least 100 values beyond it, on its nearer side; if not, all that follows is NaN
 * @param first its value in the first distribution, the geometric mean over rounds: in the unit of the histograms, or a ratio to a
 *     reference
 * @param second its value in the second
 * @param ratio second over first
 * @param lower lower end of its 90 % interval, for this quantile by itself; NaN with too few rounds
 * @param upper its upper end
 * @param bandLower lower end of the band that holds the ratios at all estimable quantiles together, nine times in ten
 * @param bandUpper its upper end
 */
public record QuantileShift(
        double quantile,
        boolean estimable,
        double first,
        double second,
        double ratio,
        double lower,
        double upper,
        double bandLower,
        double bandUpper) {
    static QuantileShift notEstimable(double quantile) {
        double none = Double.NaN;
        return new QuantileShift(quantile, false, none, none, none, none, none, none, none);
    }
}
