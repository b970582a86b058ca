package io.github.diobench.suite.verdict.change;

/**
 * What a series says of phi, the share of its distance from the level that a value hands on to the next one: a probability for
 * each of several values of it.
 *
 * <p>A dozen values cannot tell a phi of 0 from one of 0.5, and a single estimate that happens to be too small makes a step of what
 * is none. So each phi from 0 to 1 is weighted by the likelihood of the series after its levels are integrated out, which corrects
 * for what fitting them takes away (restricted likelihood, Harville 1974). Before that, phi has the density of Beta(1, 1.5): a little
 * less for large values, so that twelve values of nine series with a phi of 0.5 just keep the level that is promised. Negative
 * values are not considered: they would only make a test less strict. Immutable.
 */
final class AutocorrelationEstimate {
    private static final int POINTS = 20;

    /** Power of 1 - phi in the density before anything is known. */
    private static final double PRIOR = 0.5;

    private final double[] weights;

    private AutocorrelationEstimate(double[] weights) {
        this.weights = weights;
    }

    /**
     * Estimates phi. Levels are taken for independent of each other.
     *
     * @param values not all the same
     * @param starts where each level begins, 0 first
     */
    static AutocorrelationEstimate of(double[] values, int... starts) {
        double[] logs = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            logs[i] = PRIOR * Math.log(1 - phi(i)) + logLikelihood(values, starts, phi(i));
        }
        LogWeights.normalize(logs);
        return new AutocorrelationEstimate(logs);
    }

    private static double logLikelihood(double[] values, int[] starts, double phi) {
        double fresh = 1 - phi;
        double first = 1 - phi * phi;
        double log = 0;
        double left = 0;
        for (int level = 0; level < starts.length; level++) {
            int from = starts[level];
            int to = level + 1 < starts.length ? starts[level + 1] : values.length;
            double squares = first * values[from] * values[from];
            double products = first * values[from];
            for (int i = from + 1; i < to; i++) {
                double whitened = values[i] - phi * values[i - 1];
                squares += whitened * whitened;
                products += fresh * whitened;
            }
            double weight = first + (to - from - 1) * fresh * fresh;
            left += squares - products * products / weight;
            log += (Math.log(first) - Math.log(weight)) / 2;
        }
        // What is left of a perfect fit is rounding, which is white noise.
        double rounding = StepPosterior.ROUNDING * (1 + phi * phi) * sumOfSquares(values);
        return log - (values.length - starts.length) / 2.0 * Math.log(Math.max(left, rounding));
    }

    private static double sumOfSquares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    /** Returns how many values of phi there are. */
    int size() {
        return weights.length;
    }

    /** Returns the value of phi at {@code index}. */
    static double phi(int index) {
        return (index + 0.5) / POINTS;
    }

    /** Returns the probability of the value of phi at {@code index}. */
    double weight(int index) {
        return weights[index];
    }

    /** Returns the index of the likeliest value of phi. */
    int likeliest() {
        int likeliest = 0;
        for (int i = 1; i < weights.length; i++) {
            likeliest = weights[i] > weights[likeliest] ? i : likeliest;
        }
        return likeliest;
    }

    /** Returns the mean of phi. */
    double mean() {
        double mean = 0;
        for (int i = 0; i < weights.length; i++) {
            mean += weights[i] * phi(i);
        }
        return mean;
    }
}
