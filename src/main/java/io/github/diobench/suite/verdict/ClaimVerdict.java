package io.github.diobench.suite.verdict;

import java.util.List;

/**
 * The overall verdict on one candidate.
 *
 * @param candidate name of the arm
 * @param claim what became of the claim
 * @param geometricMean of its ratios over the regimes; shown, never judged, because it hides a failure
 * @param reasons why, each on one line of plain English; never empty
 */
public record ClaimVerdict(String candidate, Claim claim, double geometricMean, List<String> reasons) {
    /** Copies the list. */
    public ClaimVerdict {
        reasons = List.copyOf(reasons);
    }
}
