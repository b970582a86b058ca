package io.github.diobench.suite.verdict;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The difference of two means that were estimated apart, each with a standard error of its own (Welch 1947).
 *
 * <p>The degrees of freedom are Satterthwaite's: between those of the mean that is known worse and those of both together.
 */
final class Welch {
    private Welch() {}

    /**
     * Returns how far the true difference may be from the estimated one.
     *
     * @param tail probability that it is farther away, on each side
     * @param firstSquare square of the first mean's standard error
     * @param first how many values the first mean is of, at least 2
     * @param secondSquare square of the second mean's standard error
     * @param second how many values the second mean is of, at least 2
     */
    static double margin(double tail, double firstSquare, int first, double secondSquare, int second) {
        double square = firstSquare + secondSquare;
        if (square == 0) {
            return 0;
        }
        double degrees = degrees(firstSquare, first, secondSquare, second);
        return TDistribution.of(degrees).inverseSurvivalProbability(tail) * Math.sqrt(square);
    }

    /** Returns the degrees of freedom; NaN if neither mean has a standard error. */
    static double degrees(double firstSquare, int first, double secondSquare, int second) {
        double square = firstSquare + secondSquare;
        return square * square / (firstSquare * firstSquare / (first - 1) + secondSquare * secondSquare / (second - 1));
    }
}
