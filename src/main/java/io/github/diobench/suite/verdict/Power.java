package io.github.diobench.suite.verdict;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How much a number of rounds can show, by the one-sided paired t test.
 *
 * <p>Effects and standard deviations are those of d, the logarithm of a ratio; what counts as an effect of a test against a
 * margin is the distance of the true value from it.
 */
public final class Power {
    /** More rounds than anyone would run. */
    public static final int MANY = 10_000;

    /** How often a run should show what is there. */
    public static final double WANTED = 0.90;

    private static final int FEWEST = 3;

    private Power() {}

    /**
     * Returns how often {@code rounds} rounds show {@code effect} at {@code level}, by the noncentral t distribution.
     *
     * @param effect the true effect, at least 0
     * @param sd the true standard deviation of d, at least 0
     * @param rounds at least 2
     * @param level probability of an error, between 0 and 1
     */
    public static double of(double effect, double sd, int rounds, double level) {
        if (sd == 0) {
            return effect > 0 ? 1 : 0;
        }
        double critical = StudentT.quantile(1 - level, rounds - 1);
        return NoncentralT.above(critical, rounds - 1, effect * Math.sqrt(rounds) / sd);
    }

    /**
     * Returns the smallest number of rounds, at least 3, that show {@code effect} at {@code level} with {@code power}; at most
     * {@link #MANY}.
     */
    public static int rounds(double effect, double sd, double level, double power) {
        double quantiles = normalQuantile(1 - level) + normalQuantile(power);
        double nearly = Math.pow(quantiles * sd / effect, 2);
        if (!(nearly < MANY)) {
            return MANY;
        }
        int rounds = Math.max(FEWEST, (int) nearly);
        while (rounds > FEWEST && of(effect, sd, rounds - 1, level) >= power) {
            rounds--;
        }
        while (rounds < MANY && of(effect, sd, rounds, level) < power) {
            rounds++;
        }
        return rounds;
    }

    private static double normalQuantile(double probability) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(probability);
    }

    /**
     * Returns the smallest effect that {@code rounds} rounds show at {@code level} with {@code power}, by the shifted t
     * distribution, which is within 1 % of the exact value from 6 rounds on.
     */
    public static double detectable(double sd, int rounds, double level, double power) {
        double quantiles = StudentT.quantile(1 - level, rounds - 1) + StudentT.quantile(power, rounds - 1);
        return quantiles * sd / Math.sqrt(rounds);
    }
}
