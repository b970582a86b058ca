package io.github.diobench.suite.verdict.change;

import io.github.diobench.suite.verdict.StudentT;
import java.util.Arrays;

/**
 * A step at a known place in a series, in which each value hands on a share phi of its distance from the level to the next one.
 *
 * <p>Both the values and the step are freed of that share, and the step is then fitted by least squares: an interval that took
 * such values for independent would be too narrow. Immutable.
 */
final class StepFit {
    /** Two levels are estimated, and the first value is lost. */
    private static final int LOST = 3;

    private final int degrees;
    private final double phi;
    private final double change;
    private final double se;
    private final double[] fitted;
    private final double[] residuals;

    /**
     * Fits a step.
     *
     * @param values more than three
     * @param before how many of them are before the step
     */
    StepFit(double[] values, int before) {
        int n = values.length;
        degrees = n - LOST;
        phi = phi(values, before);
        double[] step = new double[n];
        Arrays.fill(step, before, n, 1);
        double[] y = whitened(values, phi);
        double[] z = whitened(step, phi);
        double meanY = Arrays.stream(y).sum() / y.length;
        double meanZ = Arrays.stream(z).sum() / z.length;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            products += (z[i] - meanZ) * (y[i] - meanY);
            squares += (z[i] - meanZ) * (z[i] - meanZ);
        }
        change = products / squares;
        fitted = new double[y.length];
        residuals = new double[y.length];
        double left = 0;
        for (int i = 0; i < y.length; i++) {
            fitted[i] = meanY + change * (z[i] - meanZ);
            residuals[i] = y[i] - fitted[i];
            left += residuals[i] * residuals[i];
        }
        se = Math.sqrt(left / degrees / squares);
    }

    /** Returns phi of {@code values} that have a step after {@code before} of them. */
    static double phi(double[] values, int before) {
        int n = values.length;
        double meanBefore = Arrays.stream(values, 0, before).sum() / before;
        double meanAfter = Arrays.stream(values, before, n).sum() / (n - before);
        double[] residuals = new double[n];
        for (int i = 0; i < n; i++) {
            residuals[i] = values[i] - (i < before ? meanBefore : meanAfter);
        }
        return Memory.of(residuals, 2);
    }

    /** Returns each value but the first, less the share {@code phi} of the one before. */
    static double[] whitened(double[] values, double phi) {
        double[] whitened = new double[values.length - 1];
        for (int i = 0; i < whitened.length; i++) {
            whitened[i] = values[i + 1] - phi * values[i];
        }
        return whitened;
    }

    double phi() {
        return phi;
    }

    /** Returns the height of the step. */
    double change() {
        return change;
    }

    /** Returns half the width of the two-sided interval that holds the true height with {@code confidence}. */
    double halfWidth(double confidence) {
        return StudentT.quantile((1 + confidence) / 2, degrees) * se;
    }

    /** Returns how many whitened values there are. */
    int size() {
        return fitted.length;
    }

    /** Returns the fitted whitened value at {@code index}. */
    double fitted(int index) {
        return fitted[index];
    }

    /** Returns what the fit leaves at {@code index}, made as large as the noise is: a fit leaves a little less. */
    double noise(int index) {
        return residuals[index] * Math.sqrt((double) fitted.length / degrees);
    }
}
