package io.github.diobench.suite.verdict;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How small a cost is seen, and how long that takes. A cost is seen if Student's test shows, at the level for FAIL, that there is one;
 * "seen" means nine times out of ten.
 *
 * @param sd standard deviation of the value of a round, a log ratio; NaN with fewer than two rounds
 * @param sdUpper one-sided 95 % bound of it from above
 * @param pairSeconds how long a round of two arms takes, start of the JVMs and warm-up included; NaN if not known
 * @param inVerdict the smallest cost, as a share, that is seen in one verdict
 * @param rounds how many rounds of two arms {@value #SECONDS} seconds hold
 * @param inSeconds the smallest cost seen in that time; NaN if that are fewer than three rounds
 * @param inSecondsUpper the same with {@code sdUpper}
 * @param roundsForOnePercent how many rounds it takes to see a cost of 1 %; {@link Power#MANY} stands for that many or more
 * @param secondsForOnePercent how long these take; NaN if not known, infinite if too many
 */
public record Sensitivity(
        double sd,
        double sdUpper,
        double pairSeconds,
        double inVerdict,
        int rounds,
        double inSeconds,
        double inSecondsUpper,
        int roundsForOnePercent,
        double secondsForOnePercent) {
    /** The time of measuring that sensitivities are given for, so that they can be compared. */
    public static final int SECONDS = 60;

    private static final double LEVEL = 0.05;
    private static final double ONE_PERCENT = Math.log1p(0.01);
    private static final int FEWEST_ROUNDS = 3;

    static Sensitivity of(Moments again, double pairSeconds, int verdictRounds, double level) {
        if (again.n() < 2) {
            double none = Double.NaN;
            return new Sensitivity(none, none, pairSeconds, none, rounds(pairSeconds), none, none, Power.MANY, none);
        }
        double sd = again.sd();
        double degrees = again.n() - 1.0;
        double sdUpper =
                sd * Math.sqrt(degrees / ChiSquaredDistribution.of(degrees).inverseCumulativeProbability(LEVEL));
        int rounds = rounds(pairSeconds);
        int needed = Power.rounds(ONE_PERCENT, sd, level, Power.WANTED);
        return new Sensitivity(
                sd,
                sdUpper,
                pairSeconds,
                seen(sd, verdictRounds, level),
                rounds,
                seen(sd, rounds, level),
                seen(sdUpper, rounds, level),
                needed,
                needed == Power.MANY ? Double.POSITIVE_INFINITY : needed * pairSeconds);
    }

    private static int rounds(double pairSeconds) {
        return pairSeconds > 0 ? (int) (SECONDS / pairSeconds) : 0;
    }

    private static double seen(double sd, int rounds, double level) {
        return rounds < FEWEST_ROUNDS ? Double.NaN : Math.expm1(Power.detectable(sd, rounds, level, Power.WANTED));
    }
}
