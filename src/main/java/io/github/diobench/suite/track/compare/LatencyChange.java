package io.github.diobench.suite.track.compare;

import io.github.diobench.suite.verdict.ShiftFunction;

/**
 * What became of the latencies that one cell recorded under one label.
 *
 * @param cell the cell
 * @param label what was timed
 * @param reference the arm to which ratios are compared, across machines; {@code null} where the latencies themselves are
 * @param shift B against A: the values are nanoseconds, or ratios to {@code reference}
 */
public record LatencyChange(String cell, String label, String reference, ShiftFunction shift) {}
