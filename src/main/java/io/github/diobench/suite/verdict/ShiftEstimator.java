package io.github.diobench.suite.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Compares whole distributions of latencies: how much each quantile moved, with a band over rounds.
 *
 * <p>What is drawn again with replacement is whole rounds, because requests are not independent; the rounds of two runs apart from
 * each other, two arms of one run together. An interval for one quantile is Student's with the spread of the drawn logarithms,
 * widened for the number of rounds. The band for all of them is so many standard errors wide as nine in ten of the drawn curves
 * nowhere exceed, but not wider than Bonferroni's. Immutable.
 */
public final class ShiftEstimator {
    private static final double[] GRID = {
        0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9998, 0.9999
    };

    /** How often an interval, and a band, may miss the truth. */
    private static final double ALPHA = 0.10;

    private final long seed;
    private final int draws;

    /** Makes one that draws what it draws from {@code seed}. */
    public ShiftEstimator(long seed) {
        this(seed, Resampling.DRAWS);
    }

    ShiftEstimator(long seed, int draws) {
        this.seed = seed;
        this.draws = draws;
    }

    /**
     * Compares two distributions that were measured apart, such as those of two runs.
     *
     * @param first histograms, one for each round, none of them empty
     * @param second likewise
     * @throws IllegalArgumentException if there is no round, or a histogram is empty
     */
    public ShiftFunction apart(List<LatencyCounts> first, List<LatencyCounts> second) {
        QuantileCurve one = QuantileCurve.of(pooled(first));
        QuantileCurve other = QuantileCurve.of(pooled(second));
        double p = new Exchange(seed, draws, grid(one, other)).p(first, second);
        return shift(one, other, p);
    }

    /**
     * Compares, of two runs, how an arm's distribution stands to that of the reference in the same rounds. There is no p: forks
     * that ran on different machines cannot change places.
     *
     * @throws IllegalArgumentException if two arms of a run differ in their number of rounds, or as {@link #apart}
     */
    public ShiftFunction ofRatios(
            List<LatencyCounts> firstReference,
            List<LatencyCounts> first,
            List<LatencyCounts> secondReference,
            List<LatencyCounts> second) {
        QuantileCurve one = ratio(firstReference, first);
        QuantileCurve other = ratio(secondReference, second);
        return shift(one, other, Double.NaN);
    }

    private static PooledCounts pooled(List<LatencyCounts> rounds) {
        if (rounds.isEmpty() || rounds.stream().anyMatch(round -> round.total() == 0)) {
            throw new IllegalArgumentException("there is no round, or nothing in one of " + rounds.size());
        }
        return new PooledCounts(rounds);
    }

    private static QuantileCurve ratio(List<LatencyCounts> reference, List<LatencyCounts> compared) {
        if (reference.size() != compared.size()) {
            throw new IllegalArgumentException(reference.size() + " rounds cannot be paired with " + compared.size());
        }
        return QuantileCurve.ratio(pooled(reference), pooled(compared));
    }

    /** Returns the quantiles that every fork has values enough for, on both sides of them. */
    private static double[] grid(QuantileCurve first, QuantileCurve second) {
        long values = Math.min(first.smallestRound(), second.smallestRound());
        return Arrays.stream(GRID)
                .filter(quantile -> Resampling.isEnough(Math.min(quantile, 1 - quantile), values))
                .toArray();
    }

    private ShiftFunction shift(QuantileCurve first, QuantileCurve second, double p) {
        double[] grid = grid(first, second);
        int[] firstOnce = Resampling.once(first.rounds());
        int[] secondOnce = Resampling.once(second.rounds());
        double[] shifts = Arrays.stream(grid)
                .map(quantile -> second.at(quantile, secondOnce) - first.at(quantile, firstOnce))
                .toArray();
        boolean banded = Math.min(first.rounds(), second.rounds()) >= ShiftFunction.FEWEST_ROUNDS;
        Band band = banded ? band(first, second, grid, shifts) : null;
        List<QuantileShift> quantiles = Arrays.stream(GRID)
                .mapToObj(quantile -> {
                    int i = Arrays.binarySearch(grid, quantile);
                    if (i < 0) {
                        return QuantileShift.notEstimable(quantile);
                    }
                    double alone = band == null ? Double.NaN : band.alone[i];
                    double together = band == null ? Double.NaN : band.together[i];
                    return new QuantileShift(
                            quantile,
                            true,
                            first.value(quantile, firstOnce),
                            second.value(quantile, secondOnce),
                            Math.exp(shifts[i]),
                            Math.exp(shifts[i] - alone),
                            Math.exp(shifts[i] + alone),
                            Math.exp(shifts[i] - together),
                            Math.exp(shifts[i] + together));
                })
                .toList();
        return new ShiftFunction(first.rounds(), second.rounds(), quantiles, Exchange.distance(grid, shifts), p);
    }

    /** How far the true shift may be from the estimated one at each quantile: at this one, and at all of them together. */
    private static final class Band {
        private final double[] alone;
        private final double[] together;

        private Band(double[] alone, double[] together) {
            this.alone = alone;
            this.together = together;
        }
    }

    private Band band(QuantileCurve first, QuantileCurve second, double[] grid, double[] shifts) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] ofFirst = drawn(first, grid, random);
        double[][] ofSecond = drawn(second, grid, random);
        double[] firstSquares = squares(ofFirst, grid.length);
        double[] secondSquares = squares(ofSecond, grid.length);
        double[] farthest = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            for (int i = 0; i < grid.length; i++) {
                double sd = Math.sqrt(firstSquares[i] + secondSquares[i]);
                if (sd > 0) {
                    double off = Math.abs(ofSecond[draw][i] - ofFirst[draw][i] - shifts[i]) / sd;
                    farthest[draw] = Math.max(farthest[draw], off);
                }
            }
        }
        double tail = tail(farthest, grid.length);
        return new Band(
                margins(ALPHA / 2, first.rounds(), firstSquares, second.rounds(), secondSquares),
                margins(tail, first.rounds(), firstSquares, second.rounds(), secondSquares));
    }

    private double[][] drawn(QuantileCurve curve, double[] grid, SplittableRandom random) {
        double[][] drawn = new double[draws][];
        for (int draw = 0; draw < draws; draw++) {
            int[] weights = Resampling.drawn(curve.rounds(), random);
            drawn[draw] = Arrays.stream(grid)
                    .map(quantile -> curve.at(quantile, weights))
                    .toArray();
        }
        return drawn;
    }

    private static double[] squares(double[][] drawn, int quantiles) {
        return IntStream.range(0, quantiles)
                .mapToDouble(i -> {
                    double sd = Moments.of(Arrays.stream(drawn)
                                    .mapToDouble(values -> values[i])
                                    .toArray())
                            .sd();
                    return sd * sd;
                })
                .toArray();
    }

    /**
     * Returns the level of one side of one interval, at which all of them hold together. The drawn curves tell how many standard
     * errors it takes as if these were known for certain; what that means for so few rounds is left to Student. A few drawn curves
     * that stand far out, as quantiles that move in steps have them, must not make that larger than what always suffices.
     */
    private static double tail(double[] farthest, int quantiles) {
        double[] ascending = farthest.clone();
        Arrays.sort(ascending);
        double critical = ascending[(int) Math.ceil((1 - ALPHA) * ascending.length) - 1];
        double drawn = NormalDistribution.of(0, 1).survivalProbability(critical);
        return Math.min(ALPHA / 2, Math.max(drawn, ALPHA / 2 / quantiles));
    }

    private static double[] margins(
            double tail, int firstRounds, double[] firstSquares, int secondRounds, double[] secondSquares) {
        return IntStream.range(0, firstSquares.length)
                .mapToDouble(i -> Welch.margin(
                        tail,
                        firstSquares[i] * widening(firstRounds),
                        firstRounds,
                        secondSquares[i] * widening(secondRounds),
                        secondRounds))
                .toArray();
    }

    private static double widening(int rounds) {
        return rounds / (rounds - 1.0);
    }
}
