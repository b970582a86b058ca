package io.github.diobench.suite.verdict.change;

/** Makes probabilities of logarithms of likelihoods. */
final class LogWeights {
    private LogWeights() {}

    /** Makes of {@code logs} weights whose logarithms differ as they do, and whose sum is 1, in place. */
    static void normalize(double[] logs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            largest = Math.max(largest, log);
        }
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.exp(logs[i] - largest);
            sum += logs[i];
        }
        for (int i = 0; i < logs.length; i++) {
            logs[i] /= sum;
        }
    }
}
