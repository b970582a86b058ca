package io.github.diobench.suite.verdict.change;

/**
 * Fits a step at each of several places of a series whose values each hand on a share phi of their distance from the level to the
 * next one, by generalised least squares: the noise is made white, and the first value keeps its own, larger variance. Immutable.
 */
final class StepFit {
    private final double phi;
    private final double first;
    private final double[] whitened;
    private final double[] sums;
    private final double squares;

    /**
     * Prepares.
     *
     * @param values around 0, for the sake of rounding
     * @param phi from 0 on, less than 1
     */
    StepFit(double[] values, double phi) {
        this.phi = phi;
        int n = values.length;
        first = Math.sqrt(1 - phi * phi);
        whitened = whitened(values, phi);
        sums = new double[n + 1];
        double all = 0;
        for (int i = 0; i < n; i++) {
            sums[i + 1] = sums[i] + whitened[i];
            all += whitened[i] * whitened[i];
        }
        squares = all;
    }

    /** Returns each value less the share {@code phi} of the one before; the first is made as variable as the others. */
    static double[] whitened(double[] values, double phi) {
        double[] whitened = new double[values.length];
        whitened[0] = Math.sqrt(1 - phi * phi) * values[0];
        for (int i = 1; i < whitened.length; i++) {
            whitened[i] = values[i] - phi * values[i - 1];
        }
        return whitened;
    }

    /**
     * A step at one place.
     *
     * @param change its height
     * @param se standard error of the height, if phi is what it was taken for
     * @param left squares that it leaves unexplained
     * @param logLikelihood of such a place, with both levels and the variance integrated out, but for a constant
     */
    record Step(double change, double se, double left, double logLikelihood) {}

    /** Returns the step after {@code before} values, of which there is at least one on either side. */
    Step after(int before) {
        int n = whitened.length;
        double fresh = 1 - phi;
        double weightBefore = first * first + (before - 1) * fresh * fresh + phi * phi;
        double weightAfter = 1 + (n - before - 1) * fresh * fresh;
        double productsBefore = first * whitened[0] + fresh * (sums[before] - sums[1]) - phi * whitened[before];
        double productsAfter = whitened[before] + fresh * (sums[n] - sums[before + 1]);
        double determinant = weightBefore * weightAfter - phi * phi;
        double levelBefore = (weightAfter * productsBefore + phi * productsAfter) / determinant;
        double levelAfter = (weightBefore * productsAfter + phi * productsBefore) / determinant;
        double left = Math.max(
                squares - levelBefore * productsBefore - levelAfter * productsAfter, StepPosterior.ROUNDING * squares);
        int degrees = n - StepPosterior.LEVELS;
        double variance = left / degrees * (weightBefore + weightAfter - 2 * phi) / determinant;
        return new Step(
                levelAfter - levelBefore,
                Math.sqrt(variance),
                left,
                -(Math.log(determinant) + degrees * Math.log(left)) / 2);
    }

    /** Returns the squares that a straight line, instead of a step, leaves unexplained. */
    double leftOfLine() {
        int n = whitened.length;
        double[] time = new double[n];
        for (int i = 0; i < n; i++) {
            time[i] = i - (n - 1) / 2.0;
        }
        double[] slope = whitened(time, phi);
        double level = first * first + (n - 1) * (1 - phi) * (1 - phi);
        double levelSlope = 0;
        double slopes = 0;
        double levelValue = 0;
        double slopeValue = 0;
        for (int i = 0; i < n; i++) {
            double one = i == 0 ? first : 1 - phi;
            levelSlope += one * slope[i];
            slopes += slope[i] * slope[i];
            levelValue += one * whitened[i];
            slopeValue += slope[i] * whitened[i];
        }
        double own = slopes - levelSlope * levelSlope / level;
        double product = slopeValue - levelSlope * levelValue / level;
        return squares - levelValue * levelValue / level - product * product / own;
    }
}
