package io.github.diobench.suite.verdict;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How much a number of rounds can show, by the one-sided paired t test.
 *
 * <p>Effects and standard deviations are those of d, the logarithm of a ratio; what counts as an effect of a test against a
 * margin is the distance of the true value from it. Thread-safe.
 */
public final class Power {
    /** More rounds than anyone would run. */
    public static final int MANY = 10_000;

    /** How often a run should show what is there. */
    public static final double WANTED = 0.90;

    private static final int FEWEST = 3;

    /** In units of the standard error; no number of rounds that is judged needs so much. */
    private static final double LARGEST_SHIFT = 200;

    private static final double EXACT = 1e-6;

    /** Half the width, in units of the deviation, of what is summed over, and the number of steps. */
    private static final double SUMMED = 6;

    private static final int STEPS = 60;

    private static final Map<Key, Double> SHIFTS = new ConcurrentHashMap<>();

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
     * {@link #MANY}, which is also the answer for an effect that is not above 0.
     */
    public static int rounds(double effect, double sd, double level, double power) {
        if (!(effect > 0)) {
            return MANY;
        }
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
     * Returns the smallest effect that {@code rounds} rounds show at {@code level} with {@code power}.
     *
     * @param sd the standard deviation of d, which is well known, from many more rounds than {@code rounds}
     */
    public static double detectable(double sd, int rounds, double level, double power) {
        double shift = SHIFTS.computeIfAbsent(new Key(rounds, 0, level, power), Power::knownShift);
        return shift * sd / Math.sqrt(rounds);
    }

    /**
     * Returns the smallest effect that {@code rounds} rounds show at {@code level} with {@code power}, where the noise is known from
     * as few rounds itself: of all such runs, each with the effect that the one before it was said to show, that share shows it.
     *
     * @param sd the standard deviation of d that as many rounds had
     */
    public static double detectableAgain(double sd, int rounds, double level, double power) {
        double shift = SHIFTS.computeIfAbsent(new Key(rounds, rounds - 1, level, power), Power::estimatedShift);
        return shift * sd / Math.sqrt(rounds);
    }

    private static double knownShift(Key key) {
        double critical = StudentT.quantile(1 - key.level(), key.rounds() - 1);
        return root(shift -> NoncentralT.above(critical, key.rounds() - 1, shift), key.power());
    }

    /** The same, averaged over what the deviation may be estimated as: the density of log s, up to a constant, on an even grid. */
    private static double estimatedShift(Key key) {
        int degrees = key.degrees();
        double critical = StudentT.quantile(1 - key.level(), key.rounds() - 1);
        double width = SUMMED / Math.sqrt(2.0 * degrees);
        return root(
                shift -> {
                    double sum = 0;
                    double weights = 0;
                    for (int step = -STEPS; step <= STEPS; step++) {
                        double x = width * step / STEPS;
                        double weight = Math.exp(degrees * (x - Math.expm1(2 * x) / 2));
                        weights += weight;
                        sum += weight * NoncentralT.above(critical, key.rounds() - 1, shift * Math.exp(x));
                    }
                    return sum / weights;
                },
                key.power());
    }

    /** Finds where the rising {@code power} is {@code wanted}. */
    private static double root(DoubleUnaryOperator power, double wanted) {
        double low = 0;
        double high = 1;
        while (high < LARGEST_SHIFT && power.applyAsDouble(high) < wanted) {
            low = high;
            high *= 2;
        }
        while (high - low > EXACT * high) {
            double middle = (low + high) / 2;
            if (power.applyAsDouble(middle) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private record Key(int rounds, int degrees, double level, double power) {}
}
