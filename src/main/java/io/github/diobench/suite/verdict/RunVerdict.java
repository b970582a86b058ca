package io.github.diobench.suite.verdict;

import java.util.List;

/**
 * The verdict on a run.
 *
 * @param claims one for each candidate, in the order of the first regime that has it
 * @param regimes one for each regime and candidate, regime by regime
 * @param latency beside the claims
 * @param controls one for each regime and kind of control
 * @param checks all tests for what makes a regime unfit, also those that found nothing
 * @param turns one for each regime that was measured in turns
 * @param notes what else is to be known, each on one line
 */
public record RunVerdict(
        List<ClaimVerdict> claims,
        List<RegimeVerdict> regimes,
        List<LatencyVerdict> latency,
        List<ControlResult> controls,
        List<Check> checks,
        List<TurnSpread> turns,
        List<String> notes) {
    /** Copies the lists. */
    public RunVerdict {
        claims = List.copyOf(claims);
        regimes = List.copyOf(regimes);
        latency = List.copyOf(latency);
        controls = List.copyOf(controls);
        checks = List.copyOf(checks);
        turns = List.copyOf(turns);
        notes = List.copyOf(notes);
    }
}
