/**
 * Brings full latency histograms and role counts out of a measuring JVM.
 *
 * <p>Every thread that measures opens its own {@link io.github.diobench.suite.record.LatencyRecorder} per label and its
 * own {@link io.github.diobench.suite.record.Tally} per role, and is their only writer. Between two iterations, when all
 * writers rest, {@link io.github.diobench.suite.record.HistogramProfiler} reads them and hands them to JMH as results,
 * which JMH carries to the launching JVM.
 *
 * <p>Nothing here samples, thins or averages: a histogram holds every operation that was recorded.
 */
package io.github.diobench.suite.record;
