package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What became of one benchmark. A number that there is none of is {@code null}. Ratios are head over base of the time per
 * operation, for benchmarks that count operations per time as well, so that more is always worse.
 *
 * @param name unique in the gate
 * @param benchmark the benchmark's full name, class and method
 * @param params its parameters
 * @param threads how many threads ran it; of a method of a group, its own
 * @param mode JMH's short name of the mode that it was measured in
 * @param outcome what was shown
 * @param blocks whether it keeps the gate from passing; {@code null} in files that are too old to say
 * @param rounds rounds that have a value and count
 * @param baseNs what an operation of base takes one thread: the geometric mean over the rounds
 * @param headNs what one of head takes: {@code baseNs} times {@code ratio}
 * @param ratio head over base
 * @param lower lower end of its 90 % interval
 * @param upper upper end of it
 * @param margin how much more it may cost by the rules alone, as a share
 * @param effectiveMargin the same, raised to the floor
 * @param ceiling the cost that must be ruled out for a pass, as a share; {@code null} in files that are too old to say
 * @param atMost the ratio is shown to be below this, for this benchmark alone
 * @param atMostOfAll the same, with a confidence that holds for all benchmarks together
 * @param detectable the cost, as a share, that is shown to be above the margin nine times out of ten
 * @param roundsMore rounds still needed to decide; 0 if that is not what is lacking
 * @param p one-sided probability of such values if head cost just the margin
 * @param adjustedP the same, corrected for the number of benchmarks and looks (Bonferroni)
 * @param q {@code p} adjusted by Benjamini and Hochberg
 * @param controlRatio base over base
 * @param controlP two-sided probability of such a difference, adjusted over all benchmarks
 * @param confirmation what the second measurement of a benchmark that failed showed; {@code null} if there was none
 * @param reasons why it came out so, each on one line; never empty
 * @param unit what {@code baseNs} and {@code headNs} are in, if it is not the time that is judged but another metric; {@code null} for the
 *     time
 * @param failures why forks of it did not measure, each on one line; empty in files that are too old to say
 */
public record GateRow(
        String name,
        String benchmark,
        Map<String, String> params,
        int threads,
        String mode,
        Outcome outcome,
        Boolean blocks,
        int rounds,
        Double baseNs,
        Double headNs,
        Double ratio,
        Double lower,
        Double upper,
        double margin,
        double effectiveMargin,
        Double ceiling,
        Double atMost,
        Double atMostOfAll,
        Double detectable,
        int roundsMore,
        Double p,
        Double adjustedP,
        Double q,
        Double controlRatio,
        Double controlP,
        Confirmation confirmation,
        List<String> reasons,
        String unit,
        List<String> failures) {
    /** Copies the collections. */
    public GateRow {
        Objects.requireNonNull(name, "name is missing");
        Objects.requireNonNull(benchmark, "benchmark is missing");
        Objects.requireNonNull(mode, "mode is missing");
        Objects.requireNonNull(outcome, "outcome is missing");
        params = new TreeMap<>(params);
        blocks = blocks == null ? !outcome.passed() : blocks;
        reasons = List.copyOf(reasons);
        failures = failures == null ? List.of() : List.copyOf(failures);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("there is no reason");
        }
    }

    /**
     * What a second measurement showed.
     *
     * @param outcome the verdict on it alone
     * @param rounds complete rounds
     * @param ratio head over base
     * @param lower lower end of its 90 % interval
     * @param upper upper end of it
     */
    public record Confirmation(Outcome outcome, int rounds, Double ratio, Double lower, Double upper) {
        /** Makes sure that there is an outcome. */
        public Confirmation {
            Objects.requireNonNull(outcome, "outcome is missing");
        }
    }
}
