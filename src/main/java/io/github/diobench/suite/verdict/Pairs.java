package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rounds in which both the reference and another arm measured, in order. */
final class Pairs {
    private final List<Pair> pairs;

    private Pairs(List<Pair> pairs) {
        this.pairs = pairs;
    }

    static Pairs of(ArmValues reference, ArmValues compared) {
        Map<Integer, ForkValue> references =
                reference.forks().stream().collect(Collectors.toMap(ForkValue::round, Function.identity()));
        List<Pair> pairs = new ArrayList<>();
        for (ForkValue fork : compared.forks()) {
            ForkValue partner = references.get(fork.round());
            if (partner != null) {
                pairs.add(new Pair(fork.round(), partner, fork));
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::round));
        return new Pairs(pairs);
    }

    int count() {
        return pairs.size();
    }

    /** Returns the logarithms of compared over reference. */
    double[] logRatios() {
        return pairs.stream().mapToDouble(Pair::logRatio).toArray();
    }

    /** Returns the rounds, in the same order. */
    List<Integer> rounds() {
        return pairs.stream().map(Pair::round).toList();
    }

    /** Returns those of the first or of the second half of the rounds. */
    double[] half(boolean second) {
        int middle = pairs.size() / 2;
        return logRatios(second ? pairs.subList(middle, pairs.size()) : pairs.subList(0, middle));
    }

    /** Returns those of the rounds in which the reference ran first, or of the others. */
    double[] ordered(boolean referenceFirst) {
        return logRatios(pairs.stream()
                .filter(pair -> pair.referenceFirst() == referenceFirst)
                .toList());
    }

    /** Returns the mean of the logarithms of the reference's scores; NaN without pairs. */
    double referenceMeanLog() {
        return pairs.stream()
                .mapToDouble(pair -> Math.log(pair.reference().score()))
                .average()
                .orElse(Double.NaN);
    }

    private static double[] logRatios(List<Pair> some) {
        return some.stream().mapToDouble(Pair::logRatio).toArray();
    }

    private record Pair(int round, ForkValue reference, ForkValue compared) {
        double logRatio() {
            return Math.log(compared.score()) - Math.log(reference.score());
        }

        boolean referenceFirst() {
            return reference.position() < compared.position();
        }
    }
}
