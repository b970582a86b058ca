package io.github.diobench.suite.verdict;

import java.util.List;

/**
 * What became of one benchmark from base to head.
 *
 * @param name the benchmark with its parameters
 * @param outcome what was shown
 * @param blocks whether it keeps the gate from passing: all but a pass do, and what is undecided for noise alone
 * @param open whether not all of its rounds were measured although they could have decided it
 * @param margin how much more it may cost by the rules alone, as a share of base's cost
 * @param effectiveMargin the same, raised to the floor where that is more
 * @param ceiling the cost that must be ruled out for a pass, as a share
 * @param base what base costs in ns per operation of one thread: the geometric mean over rounds; NaN without any
 * @param rounds how many rounds have a value and count
 * @param estimate of head over base; bounds at the levels of one look
 * @param below the ratio is below this, at a level of which all benchmarks and looks have an equal share: it holds for all of them
 *     together
 * @param detectable the smallest cost, as a share, that so many rounds with this noise show to be above the margin nine times out
 *     of ten; NaN with fewer than two rounds
 * @param roundsMore rounds still needed to decide nine times out of ten, if noise and estimate stay as they are; 0 if it is
 *     decided, {@link Power#MANY} if that many would not do
 * @param p one-sided probability of such values if head cost just the margin; NaN with fewer than two rounds
 * @param adjustedP the same, corrected for benchmarks and looks (Bonferroni)
 * @param q {@code p} adjusted so that it bounds the share of false alarms (Benjamini and Hochberg 1995); shown, never judged
 * @param control base against base
 * @param reasons why it came out so, each on one line of plain English; never empty
 */
public record GateVerdict(
        String name,
        Outcome outcome,
        boolean blocks,
        boolean open,
        double margin,
        double effectiveMargin,
        double ceiling,
        double base,
        int rounds,
        Estimate estimate,
        double below,
        double detectable,
        int roundsMore,
        double p,
        double adjustedP,
        double q,
        ControlResult control,
        List<String> reasons) {
    /** Copies the list. */
    public GateVerdict {
        reasons = List.copyOf(reasons);
    }
}
