package io.github.diobench.suite.verdict.change;

import java.util.Arrays;

/** Makes probabilities of logarithms of likelihoods. */
final class LogWeights {
    private LogWeights() {}

    /** Returns weights whose logarithms differ as {@code logs} do, and whose sum is 1. */
    static double[] normalized(double[] logs) {
        double largest = Arrays.stream(logs).max().orElseThrow();
        double[] weights =
                Arrays.stream(logs).map(log -> Math.exp(log - largest)).toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }
}
