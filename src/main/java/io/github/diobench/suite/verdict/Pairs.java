package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rounds in which both the reference and another arm measured, in order.
 *
 * <p>Where a regime was measured in turns, the value of a round is the {@link Midmean} over its turns of the logarithm of the arm's
 * cost over the reference's, and the reference of all arms but the A/A control is the geometric mean of itself and of that control,
 * which is the same code under another name. Elsewhere it is the logarithm of the two forks' means.
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
                Optional<ForkValue> again = Optional.ofNullable(agains.get(fork.round()));
                double[] turnLogs = turns ? turnLogs(partner, again, fork) : new double[0];
                double value = turns ? Midmean.of(turnLogs) : Math.log(fork.score()) - Math.log(partner.score());
                pairs.add(new Pair(fork.round(), partner, value, turnLogs));
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::round));
        return new Pairs(pairs);
    }

    private static Map<Integer, ForkValue> byRound(ArmValues arm) {
        return arm.forks().stream().collect(Collectors.toMap(ForkValue::round, Function.identity()));
    }

    private static double[] turnLogs(ForkValue reference, Optional<ForkValue> again, ForkValue compared) {
        double[] logs = logs(compared);
        double[] ofReference = logs(reference);
        double[] ofAgain = again.map(Pairs::logs).orElse(ofReference);
        for (int turn = 0; turn < logs.length; turn++) {
            logs[turn] -= (ofReference[turn] + ofAgain[turn]) / 2;
        }
        return logs;
    }

    private static double[] logs(ForkValue fork) {
        return fork.iterations().stream().mapToDouble(Math::log).toArray();
    }

    /** Returns the values of the rounds: logarithms of compared over reference. */
    double[] logRatios() {
        return pairs.stream().mapToDouble(Pair::value).toArray();
    }

    /** Returns the rounds, in the same order. */
    List<Integer> rounds() {
        return pairs.stream().map(Pair::round).toList();
    }

    /** Returns the logarithms of the ratios of each round turn by turn, in the same order; empty where there were no turns. */
    List<double[]> turns() {
        return pairs.stream().map(Pair::turns).filter(turns -> turns.length > 0).toList();
    }

    /** Returns the mean of the logarithms of the reference's scores; NaN without pairs. */
    double referenceMeanLog() {
        return pairs.stream()
                .mapToDouble(pair -> Math.log(pair.reference().score()))
                .average()
                .orElse(Double.NaN);
    }

    private record Pair(int round, ForkValue reference, double value, double[] turns) {}
}
