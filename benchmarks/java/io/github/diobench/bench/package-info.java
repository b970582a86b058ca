/**
 * The JMH benchmarks: each class answers one question, measures one counter per fork, and checks at teardown by arithmetic that
 * nothing was lost, so that a wrong counter fails its cell and never looks fast.
 *
 * <h2>Layout</h2>
 *
 * <p>Where objects lie in a cache line, and which of them share one, moves a score by a few percent, and a fork that builds its state
 * once measures one such layout. So every benchmark makes all that its operations touch anew in {@code @Setup(Level.Iteration)}, with
 * gaps of drawn size between the objects ({@code OddGaps}); the state objects of JMH, which JMH makes once,
 * hold parameters and references and nothing that an operation writes. An iteration is short, so that a fork meets some forty layouts.
 *
 * <p>What lasts as long as the fork: the completion threads ({@code Completers}), the histograms of
 * {@link io.github.diobench.suite.record.LatencyRecorder}, and what a control has learned of the machine. A device with completion
 * threads is used for a moment before JMH's window opens, since its queue and the threads' caches are then cold.
 */
package io.github.diobench.bench;
