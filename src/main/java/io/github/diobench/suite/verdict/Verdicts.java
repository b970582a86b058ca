package io.github.diobench.suite.verdict;

import java.util.List;

/**
 * Judges a run. The same values and margins give the same verdict.
 *
 * <p>The claim is one-sided, that a candidate costs no more than the reference, so it is judged as non-inferiority against a
 * margin: what is not shown is inconclusive and never a pass.
 */
public final class Verdicts {
    private Verdicts() {}

    /**
     * Judges {@code run} by {@code margins}.
     *
     * @throws IllegalArgumentException if no rule of {@code margins} matches a regime
     */
    public static RunVerdict judge(RunValues run, Margins margins) {
        run.regimes().forEach(regime -> margins.rule(regime.name()));
        return new RunVerdict(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
