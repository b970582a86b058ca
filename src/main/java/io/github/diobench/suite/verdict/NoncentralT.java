package io.github.diobench.suite.verdict;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The noncentral t distribution: of (Z + shift) / U with Z standard normal and U the root of an independent chi-square over its
 * degrees of freedom. It is what the t statistic of a true effect follows, and so gives the power of a t test.
 */
final class NoncentralT {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Of the integrand's largest value; what is smaller is left out. */
    private static final double LOG_NEGLIGIBLE = -40;

    /** Beyond this shift Z is left out: it changes the eighth digit at most, and the grid would be as fine as a double is. */
    private static final double FAR = 10_000;

    private NoncentralT() {}

    /**
     * Returns the probability of a value above {@code t}, to about ten digits: P(Z > t U - shift), integrated over U. NaN if one of
     * them is.
     *
     * <p>The integral runs over x = log U, where the density of U decays at least exponentially on both sides, so that plain
     * sums over an even grid converge faster than any power of its step. What the integrand has of a step, at U = shift / t, is
     * 1 / shift wide in x. The density's constant cancels.
     */
    static double above(double t, int degrees, double shift) {
        if (!(Math.abs(shift) <= FAR)) {
            return farAbove(t, degrees, shift);
        }
        double high = Math.log1p(9 / Math.sqrt(2.0 * degrees));
        double width = Math.min(Math.min(0.15, 0.25 / Math.sqrt(degrees)), 0.5 / Math.max(1, Math.abs(shift)));
        double weights = 0;
        double sum = 0;
        for (double x = high; ; x -= width) {
            double u = Math.exp(x);
            double logDensity = degrees * (x - (u * u - 1) / 2);
            if (logDensity > LOG_NEGLIGIBLE) {
                double weight = Math.exp(logDensity);
                weights += weight;
                sum += weight * NORMAL.cumulativeProbability(shift - t * u);
            } else if (x < 0) {
                return sum / weights;
            }
        }
    }

    /** P(shift / U > t). */
    private static double farAbove(double t, int degrees, double shift) {
        if (Double.isNaN(t) || Double.isNaN(shift)) {
            return Double.NaN;
        }
        if (t * shift <= 0) {
            return shift > 0 ? 1 : 0;
        }
        double u = shift / t;
        ChiSquaredDistribution squares = ChiSquaredDistribution.of(degrees);
        return shift > 0
                ? squares.cumulativeProbability(degrees * u * u)
                : squares.survivalProbability(degrees * u * u);
    }
}
