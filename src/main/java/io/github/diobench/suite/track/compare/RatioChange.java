package io.github.diobench.suite.track.compare;

import io.github.diobench.suite.verdict.UnpairedRatio;

/**
 * What one arm cost, compared with the reference in the same rounds, in both runs.
 *
 * @param regime the regime
 * @param arm the arm
 * @param reference the arm that it is compared with
 * @param roundsA rounds of A in which both measured
 * @param roundsB rounds of B in which both did
 * @param ratioA arm over reference in A, the geometric mean over these rounds
 * @param ratioB the same in B
 * @param change ratio in B over ratio in A, with Welch's interval for the difference of the mean logarithms
 */
public record RatioChange(
        String regime,
        String arm,
        String reference,
        int roundsA,
        int roundsB,
        double ratioA,
        double ratioB,
        UnpairedRatio change) {}
