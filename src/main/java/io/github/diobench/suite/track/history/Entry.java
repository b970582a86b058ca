package io.github.diobench.suite.track.history;

import io.github.diobench.suite.verdict.StudentT;

/**
 * One run in one series.
 *
 * @param run the run
 * @param point what it came to
 */
record Entry(StoredRun run, StoredPoint point) {
    /** Each side of the interval that is shown. */
    private static final double SHOWN = 0.05;

    /** Tells whether it is searched for changes, which neither a refused run nor a refused regime is. */
    boolean counts() {
        return refused() == null;
    }

    /** Returns why it is not; {@code null} if it is. */
    String refused() {
        return run.refused() == null ? point.refused() : run.refused();
    }

    /** Returns half the width of the two-sided 90 % interval of the logarithm of its ratio; NaN if there is none. */
    double halfWidth() {
        return point.se() == null ? Double.NaN : StudentT.quantile(1 - SHOWN, point.rounds() - 1) * point.se();
    }
}
