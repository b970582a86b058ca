package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rounds in which both the reference and another arm measured, in order.
 *
 * <p>Where a regime was measured in turns, the value of a round is the {@link Midmean} over its turns of the logarithm of the arm's
 * cost over the reference's. All arms but the A/A control itself are compared with that control, too, which is the same code as the
 * reference under another name, and their value is the mean of both. Not so turn by turn: a hit on one of two references would
 * weigh half of what a hit on the arm does, and the middle of such turns lies too low. Without turns the value is the logarithm of
 * the two forks' means.
 */
final class Pairs {
    private final List<Pair> pairs;

    private Pairs(List<Pair> pairs) {
        this.pairs = pairs;
    }

    /** Pairs {@code compared}, an arm of {@code regime} other than the reference, with the reference. */
    static Pairs of(RegimeValues regime, ArmValues compared) {
        boolean turns = regime.turns() != null;
        Map<Integer, ForkValue> references = byRound(regime.reference());
        Map<Integer, ForkValue> agains = turns && compared.role() != Role.AGAIN
                ? regime.arm(Role.AGAIN).map(Pairs::byRound).orElse(Map.of())
                : Map.of();
        List<Pair> pairs = new ArrayList<>();
        for (ForkValue fork : compared.forks()) {
            ForkValue partner = references.get(fork.round());
            if (partner != null) {
                pairs.add(turns ? inTurns(partner, agains.get(fork.round()), fork) : oneByOne(partner, fork));
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::round));
        return new Pairs(pairs);
    }

    private static Map<Integer, ForkValue> byRound(ArmValues arm) {
        return arm.forks().stream().collect(Collectors.toMap(ForkValue::round, Function.identity()));
    }

    private static Pair oneByOne(ForkValue reference, ForkValue compared) {
        double value = Math.log(compared.score()) - Math.log(reference.score());
        return new Pair(compared.round(), reference, compared, value);
    }

    /** Pairs forks that took turns; {@code again} is {@code null} if that control has none, or is what is compared. */
    private static Pair inTurns(ForkValue reference, ForkValue again, ForkValue compared) {
        double value = Midmean.of(turnLogs(reference, compared));
        double mean = again == null ? value : (value + Midmean.of(turnLogs(again, compared))) / 2;
        return new Pair(compared.round(), reference, compared, mean);
    }

    private static double[] turnLogs(ForkValue reference, ForkValue compared) {
        double[] logs = new double[compared.iterations().size()];
        Arrays.setAll(
                logs,
                turn -> Math.log(compared.iterations().get(turn))
                        - Math.log(reference.iterations().get(turn)));
        return logs;
    }

    /** Returns the values of the rounds: logarithms of compared over reference. */
    double[] logRatios() {
        return pairs.stream().mapToDouble(Pair::value).toArray();
    }

    /** Returns the rounds, in the same order. */
    List<Integer> rounds() {
        return pairs.stream().map(Pair::round).toList();
    }

    /** Returns the logarithms of compared over the reference alone turn by turn, for each round; only of a regime with turns. */
    List<double[]> turns() {
        return pairs.stream()
                .map(pair -> turnLogs(pair.reference(), pair.compared()))
                .toList();
    }

    /** Returns the mean of the logarithms of the reference's scores; NaN without pairs. */
    double referenceMeanLog() {
        return pairs.stream()
                .mapToDouble(pair -> Math.log(pair.reference().score()))
                .average()
                .orElse(Double.NaN);
    }

    private record Pair(int round, ForkValue reference, ForkValue compared, double value) {}
}
