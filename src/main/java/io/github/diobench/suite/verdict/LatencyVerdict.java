package io.github.diobench.suite.verdict;

import java.util.List;

/**
 * The latencies of one candidate under one label.
 *
 * @param regime the regime
 * @param label what was timed
 * @param candidate name of the arm
 * @param rounds number of pairs of forks
 * @param quantiles the median and the 99th percentile, which are judged, and those beyond, which are shown
 */
public record LatencyVerdict(
        String regime, String label, String candidate, int rounds, List<QuantileResult> quantiles) {
    /** Copies the list. */
    public LatencyVerdict {
        quantiles = List.copyOf(quantiles);
    }
}
