package io.github.diobench.suite.track.compare;

import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.RunData;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the forks of one cell scored.
 *
 * @param byRound one score for each round in which a fork measured, positive and finite
 * @param unit their unit; {@code null} if there is none
 * @param leftOut how many forks measured, but no times
 */
record Scores(Map<Integer, Double> byRound, String unit, int leftOut) {
    static Scores of(RunData run, Cell cell) {
        Map<Integer, Double> byRound = new TreeMap<>();
        String unit = null;
        int leftOut = 0;
        for (ForkRecord fork : run.measured(cell)) {
            if (isTime(fork)) {
                byRound.put(fork.round(), fork.score());
                unit = fork.measured().unit();
            } else {
                leftOut++;
            }
        }
        return new Scores(byRound, unit, leftOut);
    }

    private static boolean isTime(ForkRecord fork) {
        return !fork.measured().scores().isEmpty()
                && fork.measured().scores().stream().allMatch(score -> score > 0 && score < Double.POSITIVE_INFINITY);
    }

    int count() {
        return byRound.size();
    }

    double[] logs() {
        return logs(byRound.values());
    }

    /** Returns the logarithms of these over those of {@code reference}, for each round that has both. */
    double[] logRatios(Scores reference) {
        return byRound.keySet().stream()
                .filter(reference.byRound::containsKey)
                .mapToDouble(round -> Math.log(byRound.get(round)) - Math.log(reference.byRound.get(round)))
                .toArray();
    }

    /** Returns the value in the middle, or half-way between the two there. */
    double median() {
        double[] ascending = byRound.values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        int middle = ascending.length / 2;
        return ascending.length % 2 == 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
    }

    private static double[] logs(Collection<Double> values) {
        return values.stream().mapToDouble(Math::log).toArray();
    }

    /** Returns the geometric mean of what {@code logs} are the logarithms of. */
    static double mean(double[] logs) {
        return Math.exp(Arrays.stream(logs).average().orElse(Double.NaN));
    }
}
