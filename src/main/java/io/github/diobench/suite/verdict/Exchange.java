package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tests whether it matters which fork belongs to which of two distributions, by letting forks change places at random.
 *
 * <p>What is looked at is one number for the whole distribution: the area between the curves of the logarithms of the quantiles.
 */
final class Exchange {
    private static final double ROUNDING = 1e-12;

    private final long seed;
    private final int draws;
    private final double[] grid;

    /** Makes a test that looks at the quantiles of {@code grid}, ascending. */
    Exchange(long seed, int draws, double[] grid) {
        this.seed = seed;
        this.draws = draws;
        this.grid = grid.clone();
    }

    /**
     * Returns the mean height of a curve above or below 0.
     *
     * @param grid quantiles, ascending; they are as far from each other as the logarithms of their shares beyond
     * @return NaN with fewer than two quantiles
     */
    static double distance(double[] grid, double[] heights) {
        double area = 0;
        for (int i = 1; i < grid.length; i++) {
            area += (Math.abs(heights[i - 1]) + Math.abs(heights[i])) / 2 * (place(grid[i]) - place(grid[i - 1]));
        }
        return grid.length < 2 ? Double.NaN : area / (place(grid[grid.length - 1]) - place(grid[0]));
    }

    private static double place(double quantile) {
        return -Math.log1p(-quantile);
    }

    /** Returns the probability of such an area or a greater one, if any fork could have been of the first or of the second set. */
    double p(List<LatencyCounts> first, List<LatencyCounts> second) {
        if (grid.length < 2) {
            return Double.NaN;
        }
        List<LatencyCounts> both = new ArrayList<>(first);
        both.addAll(second);
        RoundQuantiles all = RoundQuantiles.of(both, grid);
        boolean[] asMeasured = new boolean[both.size()];
        Arrays.fill(asMeasured, 0, first.size(), true);
        // The same forks, added up in another order, are as far apart but for rounding.
        double measured = distance(grid, all.difference(asMeasured)) * (1 - ROUNDING);
        SplittableRandom random = new SplittableRandom(seed);
        int asFar = 1;
        for (int draw = 0; draw < draws; draw++) {
            boolean[] ofFirst = drawn(both.size(), first.size(), random);
            asFar += distance(grid, all.difference(ofFirst)) >= measured ? 1 : 0;
        }
        return asFar / (draws + 1.0);
    }

    /** Returns which forks are now of the first set, of which there are {@code wanted}. */
    private static boolean[] drawn(int forks, int wanted, SplittableRandom random) {
        boolean[] ofFirst = new boolean[forks];
        int left = wanted;
        for (int i = 0; i < forks; i++) {
            // Each fork with the chance that makes every choice of so many out of all as likely as any other.
            if (random.nextInt(forks - i) < left) {
                ofFirst[i] = true;
                left--;
            }
        }
        return ofFirst;
    }
}
