package io.github.diobench.suite.campaign;

import java.io.PrintStream;
import java.util.function.Consumer;

/** Runs the benchmarks of another class path, by the JMH that is in that one, through a process of its own. */
final class OtherForks implements ForkKind {
    OtherForks(Plan plan) {}

    @Override
    public Measurements measure(Cell cell, PrintStream messages, Consumer<Double> warmup) throws ForkFailure {
        throw new ForkFailure("not yet");
    }
}
