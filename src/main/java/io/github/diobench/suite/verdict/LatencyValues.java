package io.github.diobench.suite.verdict;

import java.util.List;

/**
 * The latencies of two arms under one label.
 *
 * @param regime the regime they were recorded in
 * @param label what was timed
 * @param candidate name of the arm in question
 * @param rounds the rounds in which both arms recorded something, in order
 */
public record LatencyValues(String regime, String label, String candidate, List<LatencyRound> rounds) {
    /** Copies the list. */
    public LatencyValues {
        rounds = List.copyOf(rounds);
    }
}
