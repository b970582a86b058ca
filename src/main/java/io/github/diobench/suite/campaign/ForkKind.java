package io.github.diobench.suite.campaign;

import java.io.IOException;
import java.io.PrintStream;
import java.util.function.Consumer;

/** A way to run a fork: in which JVM, on whose class path, under whose JMH. */
interface ForkKind {
    /**
     * Measures {@code cell} in one JVM, and returns when that has ended.
     *
     * @param turnAddress what its {@link io.github.diobench.probe.TurnProfiler} must be told; {@code null} if it measures alone
     * @param messages where JMH's own messages go
     * @param warmup is handed the scores of warm-up iterations, whether or not the fork ends well
     * @throws ForkFailure if the fork did not end well
     * @throws IOException if nothing could be run
     */
    Measurements measure(Cell cell, String turnAddress, PrintStream messages, Consumer<Double> warmup)
            throws ForkFailure, IOException;
}
