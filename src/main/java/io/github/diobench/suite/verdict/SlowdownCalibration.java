package io.github.diobench.suite.verdict;

/**
 * How well verdicts see one injected slowdown in one regime.
 *
 * @param arm the slowed arm
 * @param injected the slowdown that was aimed at, as a share of the reference's cost (0.05 is 5 %)
 * @param realised what it came to, over all rounds
 * @param windows the verdicts on all windows of consecutive rounds
 * @param independent how many of these have no round in common
 */
public record SlowdownCalibration(
        String arm, double injected, PairedResult realised, OutcomeCounts windows, int independent) {}
