package io.github.diobench.suite.verdict;

import java.util.List;

/**
 * What became of one benchmark from base to head.
 *
 * @param regime the benchmark with its parameters
 * @param outcome what was shown
 * @param margin how much more it may cost, as a share of base's cost, by the rules alone
 * @param effectiveMargin the same, raised to the floor where that is more
 * @param base what base costs, in the unit of the scores: the geometric mean over the rounds; NaN without rounds
 * @param difference how much more head costs, in the same unit; NaN without rounds
 * @param paired the numbers
 * @param detectable the smallest cost, as a share, that so many rounds with this noise show nine times out of ten; NaN with
 *     fewer than two rounds
 * @param roundsMore rounds still needed to decide nine times out of ten, if noise and estimate stay as they are; 0 unless
 *     inconclusive for want of them, {@link Power#MANY} if that many would not do
 * @param holmP {@code paired.pSlower()} adjusted over all benchmarks of the gate (Holm 1979)
 * @param q the same adjusted so that it bounds the share of false alarms (Benjamini and Hochberg 1995); shown, never judged
 * @param control base against base
 * @param reasons why it came out so, each on one line of plain English; never empty
 */
public record GateVerdict(
        String regime,
        Outcome outcome,
        double margin,
        double effectiveMargin,
        double base,
        double difference,
        PairedResult paired,
        double detectable,
        int roundsMore,
        double holmP,
        double q,
        ControlResult control,
        List<String> reasons) {
    /** Copies the list. */
    public GateVerdict {
        reasons = List.copyOf(reasons);
    }
}
