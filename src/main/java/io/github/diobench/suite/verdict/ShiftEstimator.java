package io.github.diobench.suite.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Compares whole distributions of latencies: how much each quantile moved, with a band over rounds.
 *
 * <p>Requests are not independent, rounds are: a round's value is the logarithm of its quantile, or of the ratio to the reference's in
 * the same round, and an interval for one quantile is Student's for the difference of two means over rounds. The band for all of them
 * is so many standard errors wide as nine in ten curves from rounds drawn again with replacement nowhere exceed, but not wider than
 * Bonferroni's. Immutable.
 */
public final class ShiftEstimator {
    private static final double[] GRID = {
        0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9998, 0.9999
    };

    /** How often an interval, and a band, may miss the truth. */
    private static final double ALPHA = 0.10;

    private static final int DRAWS = 9_999;

    private final long seed;
    private final int draws;

    /** Makes one that draws what it draws from {@code seed}. */
    public ShiftEstimator(long seed) {
        this(seed, DRAWS);
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
        double[] grid = grid(List.of(first, second));
        double p = new Exchange(seed, draws, grid).p(first, second);
        return shift(grid, RoundQuantiles.of(first, grid), RoundQuantiles.of(second, grid), p);
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
        requirePairs(firstReference, first);
        requirePairs(secondReference, second);
        double[] grid = grid(List.of(firstReference, first, secondReference, second));
        return shift(
                grid,
                RoundQuantiles.ratio(firstReference, first, grid),
                RoundQuantiles.ratio(secondReference, second, grid),
                Double.NaN);
    }

    private static void requirePairs(List<LatencyCounts> reference, List<LatencyCounts> compared) {
        if (reference.size() != compared.size()) {
            throw new IllegalArgumentException(reference.size() + " rounds cannot be paired with " + compared.size());
        }
    }

    /** Returns the quantiles that every fork has values enough for, on both sides of them. */
    private static double[] grid(List<List<LatencyCounts>> sets) {
        for (List<LatencyCounts> rounds : sets) {
            if (rounds.isEmpty() || rounds.stream().anyMatch(round -> round.total() == 0)) {
                throw new IllegalArgumentException("there is no round, or nothing in one of " + rounds.size());
            }
        }
        long values = sets.stream()
                .flatMap(List::stream)
                .mapToLong(LatencyCounts::total)
                .min()
                .orElseThrow();
        return Arrays.stream(GRID)
                .filter(quantile -> EnoughValues.around(quantile, values))
                .toArray();
    }

    private ShiftFunction shift(double[] grid, RoundQuantiles first, RoundQuantiles second, double p) {
        Moments[] ofFirst = moments(first, grid);
        Moments[] ofSecond = moments(second, grid);
        double[] shifts = IntStream.range(0, grid.length)
                .mapToDouble(i -> ofSecond[i].mean() - ofFirst[i].mean())
                .toArray();
        boolean banded = grid.length > 0 && Math.min(first.rounds(), second.rounds()) >= ShiftFunction.FEWEST_ROUNDS;
        double tail = banded ? tail(farthest(first, second, ofFirst, ofSecond, shifts), grid.length) : Double.NaN;
        List<QuantileShift> quantiles = Arrays.stream(GRID)
                .mapToObj(quantile -> {
                    int i = Arrays.binarySearch(grid, quantile);
                    if (i < 0) {
                        return QuantileShift.notEstimable(quantile);
                    }
                    double alone = banded ? margin(ALPHA / 2, ofFirst[i], ofSecond[i]) : Double.NaN;
                    double together = banded ? margin(tail, ofFirst[i], ofSecond[i]) : Double.NaN;
                    return new QuantileShift(
                            quantile,
                            true,
                            Math.exp(ofFirst[i].mean()),
                            Math.exp(ofSecond[i].mean()),
                            Math.exp(shifts[i]),
                            Math.exp(shifts[i] - alone),
                            Math.exp(shifts[i] + alone),
                            Math.exp(shifts[i] - together),
                            Math.exp(shifts[i] + together));
                })
                .toList();
        return new ShiftFunction(first.rounds(), second.rounds(), quantiles, Exchange.distance(grid, shifts), p);
    }

    private static Moments[] moments(RoundQuantiles quantiles, double[] grid) {
        return IntStream.range(0, grid.length).mapToObj(quantiles::moments).toArray(Moments[]::new);
    }

    private static double margin(double tail, Moments first, Moments second) {
        return Welch.margin(tail, square(first.se()), first.n(), square(second.se()), second.n());
    }

    /** Returns, for each draw, how many standard errors the drawn curve is away from the measured one where it is farthest. */
    private double[] farthest(
            RoundQuantiles first, RoundQuantiles second, Moments[] ofFirst, Moments[] ofSecond, double[] shifts) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] errors = IntStream.range(0, shifts.length)
                .mapToDouble(i -> Math.sqrt(drawnSquare(ofFirst[i]) + drawnSquare(ofSecond[i])))
                .toArray();
        double[] farthest = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            double[] drawnFirst = first.drawnMeans(random);
            double[] drawnSecond = second.drawnMeans(random);
            for (int i = 0; i < shifts.length; i++) {
                if (errors[i] > 0) {
                    double off = Math.abs(drawnSecond[i] - drawnFirst[i] - shifts[i]) / errors[i];
                    farthest[draw] = Math.max(farthest[draw], off);
                }
            }
        }
        return farthest;
    }

    /** Returns the square of the standard error that means of drawn rounds have: they know of no other rounds. */
    private static double drawnSquare(Moments moments) {
        return square(moments.se()) * (moments.n() - 1) / moments.n();
    }

    private static double square(double value) {
        return value * value;
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
}
