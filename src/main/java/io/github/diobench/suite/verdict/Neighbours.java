package io.github.diobench.suite.verdict;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How much rounds that follow each other are alike. Tests take rounds for independent; if each hands on a part of its deviation to the
 * next, they see differences where there are none.
 *
 * @param correlation of the values of neighbouring rounds, freed of the bias that few rounds have; NaN with fewer than four rounds, or
 *     if all are equal
 * @param lower lower end of its 90 % interval
 * @param upper its upper end
 * @param p probability of such a correlation or a greater one if rounds are independent
 */
public record Neighbours(double correlation, double lower, double upper, double p) {
    private static final int FEWEST = 4;

    /** Each side of the interval. */
    private static final double SHOWN = 0.05;

    private static final double LARGEST = 0.95;

    private static final int DRAWS = 20_000;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    static Neighbours of(double[] values) {
        int n = values.length;
        double mean = Moments.of(values).mean();
        double squares = 0;
        double products = 0;
        for (int i = 0; i < n; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
            products += i == 0 ? 0 : (values[i] - mean) * (values[i - 1] - mean);
        }
        if (n < FEWEST || squares == 0) {
            return new Neighbours(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double raw = products / squares;
        // Estimates are too small by (1 + 3 phi) / n (Kendall 1954).
        double correlation = limited(raw + (1 + 3 * raw) / n);
        double margin = NORMAL.inverseSurvivalProbability(SHOWN) * Math.sqrt((1 - correlation * correlation) / n);
        double p = NORMAL.survivalProbability((raw + 1.0 / n) * Math.sqrt(n));
        return new Neighbours(correlation, limited(correlation - margin), limited(correlation + margin), p);
    }

    private static double limited(double correlation) {
        return Math.max(-LARGEST, Math.min(LARGEST, correlation));
    }

    /**
     * Returns how often Student's test, both ways, shows a difference where there is none, if neighbours have {@code correlation}
     * and rounds farther apart only what follows from that. Simulated, always with the same numbers.
     *
     * @param rounds how many the test is given
     * @param level of the test in each direction
     */
    static double alarms(double correlation, int rounds, double level) {
        if (Double.isNaN(correlation)) {
            return Double.NaN;
        }
        SplittableRandom random = new SplittableRandom(rounds);
        double critical = StudentT.quantile(1 - level, rounds - 1);
        double fresh = Math.sqrt(1 - correlation * correlation);
        int alarms = 0;
        double[] values = new double[rounds];
        for (int draw = 0; draw < DRAWS; draw++) {
            values[0] = random.nextGaussian();
            for (int i = 1; i < rounds; i++) {
                values[i] = correlation * values[i - 1] + fresh * random.nextGaussian();
            }
            Moments moments = Moments.of(values);
            alarms += Math.abs(moments.mean()) > critical * moments.se() ? 1 : 0;
        }
        return (double) alarms / DRAWS;
    }
}
