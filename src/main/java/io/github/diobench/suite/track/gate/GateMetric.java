package io.github.diobench.suite.track.gate;

import java.util.Objects;

/**
 * What the forks of a benchmark report beside the time: what they allocate, and what the benchmark counts itself. Shown, and judged where it
 * was asked for.
 *
 * @param benchmark the benchmark with its parameters, as in the rows
 * @param metric JMH's name of it
 * @param unit its unit
 * @param base the mean over the forks of base
 * @param head the mean over the forks of head
 */
public record GateMetric(String benchmark, String metric, String unit, double base, double head) {
    /** Makes sure that nothing is missing. */
    public GateMetric {
        Objects.requireNonNull(benchmark, "benchmark is missing");
        Objects.requireNonNull(metric, "metric is missing");
        Objects.requireNonNull(unit, "unit is missing");
    }
}
