package io.github.diobench.suite.verdict;

/**
 * How well verdicts see one injected slowdown in one regime.
 *
 * @param arm the slowed arm
 * @param injected the slowdown that was aimed at, as a share of the reference's cost (0.05 is 5 %)
 * @param realised what it came to, over all rounds
 * @param blocks the verdicts on all runs of consecutive rounds; those overlap, so their number says little
 * @param disjointBlocks the verdicts on those that share no round
 * @param simulated the verdicts if {@code injected} is added to drawn A/A pairs: what {@code blocks} should look like if
 *     the slowdown is real work that adds no noise
 */
public record SlowdownCalibration(
        String arm,
        double injected,
        PairedResult realised,
        OutcomeCounts blocks,
        OutcomeCounts disjointBlocks,
        OutcomeCounts simulated) {}
