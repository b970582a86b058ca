package io.github.diobench.suite.verdict;

import java.util.List;
import org.HdrHistogram.Histogram;

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
        String regime, String label, String candidate, List<Histogram> reference, List<Histogram> compared) {
    /**
     * Copies the lists, but not the histograms, which must not change any more.
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
        if (reference.stream().anyMatch(histogram -> histogram.getTotalCount() == 0)
                || compared.stream().anyMatch(histogram -> histogram.getTotalCount() == 0)) {
            throw new IllegalArgumentException(regime + " " + label + ": a histogram is empty");
        }
    }
}
