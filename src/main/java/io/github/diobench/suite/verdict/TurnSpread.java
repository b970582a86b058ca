package io.github.diobench.suite.verdict;

import java.util.List;

/**
 * How much of the reference's own difference from itself stays within a round and how much lies between rounds.
 *
 * <p>The turns of one fork differ by the noise of a turn and, where state is built anew for each, by where its objects lie. Rounds
 * differ by what is left of that in their mean, and by what each JVM has for itself, such as how it compiled the code.
 *
 * @param regime the regime
 * @param counts what became of its turns
 * @param withinRound standard deviation of the logarithm of again over reference from turn to turn, the outer quarters left out: the
 *     mean over the rounds; NaN without that control
 * @param betweenRounds standard deviation of the values of rounds; NaN without that control or with fewer than two rounds
 * @param betweenJvms what of {@code betweenRounds} is more than the turns explain; 0 if nothing is
 */
public record TurnSpread(
        String regime, TurnCounts counts, double withinRound, double betweenRounds, double betweenJvms) {
    /** The variance of a midmean of normal values is so many times that of their mean. */
    private static final double OF_MIDMEAN = 1.19;

    static TurnSpread of(RegimeValues regime) {
        Pairs pairs = regime.arm(Role.AGAIN).map(arm -> Pairs.of(regime, arm)).orElse(null);
        if (pairs == null) {
            return new TurnSpread(regime.name(), regime.turns(), Double.NaN, Double.NaN, Double.NaN);
        }
        List<double[]> rounds = pairs.turns();
        double within = rounds.stream().mapToDouble(Midmean::spread).average().orElse(Double.NaN);
        double between = Moments.of(pairs.logRatios()).sd();
        double explained = rounds.stream()
                .mapToDouble(turns -> OF_MIDMEAN * within * within / turns.length)
                .average()
                .orElse(Double.NaN);
        double left = between * between - explained;
        return new TurnSpread(regime.name(), regime.turns(), within, between, Math.sqrt(Math.max(0, left)));
    }
}
