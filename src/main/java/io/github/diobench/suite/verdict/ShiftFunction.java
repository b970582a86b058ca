package io.github.diobench.suite.verdict;

import java.util.List;

/**
 * What became of a whole distribution: how much each of its quantiles moved.
 *
 * @param firstRounds rounds of the first distribution
 * @param secondRounds rounds of the second
 * @param quantiles one for each quantile of the grid, ascending
 * @param distance how far the distributions are apart: the mean over the grid of the absolute logarithm of the ratio, on an axis
 *     on which 90 %, 99 %, 99.9 % are equally far from each other; 0.05 is about 5 %. NaN with fewer than two estimable quantiles
 * @param p probability of such a distance or a greater one if it did not matter which fork belongs to which distribution; NaN where
 *     forks cannot change places or there is no distance
 */
public record ShiftFunction(
        int firstRounds, int secondRounds, List<QuantileShift> quantiles, double distance, double p) {
    /** With fewer rounds on either side there are neither intervals nor bands. */
    public static final int FEWEST_ROUNDS = 6;

    /** Copies the list. */
    public ShiftFunction {
        quantiles = List.copyOf(quantiles);
    }

    /** Returns whether there are rounds enough for a band. */
    public boolean hasBand() {
        return firstRounds >= FEWEST_ROUNDS && secondRounds >= FEWEST_ROUNDS;
    }

    /** Returns how much {@code quantile}, which must be one of the grid, moved. */
    public QuantileShift at(double quantile) {
        return quantiles.stream()
                .filter(shift -> shift.quantile() == quantile)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("quantile " + quantile + " is not in the grid"));
    }
}
