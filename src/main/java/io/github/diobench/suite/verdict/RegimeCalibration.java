package io.github.diobench.suite.verdict;

import java.util.List;

/**
 * What verdicts are worth in one regime.
 *
 * @param regime the regime
 * @param margin the margin its verdicts are judged by
 * @param again the reference compared with itself, over all rounds
 * @param alarms how often that comparison, over as many rounds as a verdict has, finds a difference
 * @param sensitivity how small a cost is seen
 * @param slowdowns one for each slowed arm, the smallest first
 */
public record RegimeCalibration(
        String regime,
        double margin,
        PairedResult again,
        FalseAlarms alarms,
        Sensitivity sensitivity,
        List<SlowdownCalibration> slowdowns) {
    /** Copies the list. */
    public RegimeCalibration {
        slowdowns = List.copyOf(slowdowns);
    }
}
