package io.github.diobench.suite.verdict;

import java.util.List;

/**
 * The latencies of two arms under one label, one histogram a fork.
 *
 * @param regime the regime they were recorded in
 * @param label what was timed
 * @param candidate name of the arm in question
 * @param reference histograms of the reference, one for each round, none of them empty
 * @param compared histograms of {@code candidate} in the same rounds
 */
public record LatencyValues(
        String regime, String label, String candidate, List<LatencyCounts> reference, List<LatencyCounts> compared) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the lists differ in length or hold an empty histogram
     */
    public LatencyValues {
        reference = List.copyOf(reference);
        compared = List.copyOf(compared);
        if (reference.size() != compared.size()) {
            throw new IllegalArgumentException(regime + " " + label + ": " + reference.size()
                    + " histograms cannot be paired with " + compared.size());
        }
        if (reference.stream().anyMatch(histogram -> histogram.total() == 0)
                || compared.stream().anyMatch(histogram -> histogram.total() == 0)) {
            throw new IllegalArgumentException(regime + " " + label + ": a histogram is empty");
        }
    }
}
