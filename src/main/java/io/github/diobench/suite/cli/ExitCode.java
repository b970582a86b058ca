package io.github.diobench.suite.cli;

import io.github.diobench.suite.track.gate.GateReport;
import io.github.diobench.suite.verdict.Claim;

/** What the exit codes of the program mean. */
final class ExitCode {
    /** Done; every planned fork was measured. */
    static final int OK = 0;

    /** {@code verify} found a fault. */
    static final int FAULT = 1;

    /** {@code verdict --strict}, {@code run --fail-on}: a claim is refuted. */
    static final int REFUTED = 1;

    /** {@code gate}: head is slower; {@code history check}: a confirmed regression. */
    static final int REGRESSION = 1;

    /** Bad input or option, or a planned fork failed. */
    static final int BAD_INPUT = 2;

    /** {@code verdict --strict}, {@code run --fail-on}, {@code gate}: neither shown nor refuted. */
    static final int INCONCLUSIVE = 3;

    /** Refused: the machine, or what would be measured, is not fit for what was asked. */
    static final int REFUSED = 4;

    /** A bug in diobench. */
    static final int BUG = 70;

    /** Ended by the user; what was measured is kept and reported. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** Returns the code for a gate; {@code strict} takes what is undecided for a regression. */
    static int of(GateReport report, boolean strict) {
        return switch (report.result()) {
            case PASS -> strict && report.undecided() > 0 ? REGRESSION : OK;
            case REGRESSION -> REGRESSION;
            case FAILED -> BAD_INPUT;
            case INCONCLUSIVE -> strict ? REGRESSION : INCONCLUSIVE;
            case REFUSED -> REFUSED;
        };
    }

    /** Returns the code for {@code claim}, where the user wants to have it told. */
    static int of(Claim claim) {
        return switch (claim) {
            case HOLDS -> OK;
            case REFUTED -> REFUTED;
            case COSTS, INCONCLUSIVE -> INCONCLUSIVE;
            case REFUSED -> REFUSED;
        };
    }
}
