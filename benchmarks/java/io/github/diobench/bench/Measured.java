package io.github.diobench.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * What all benchmarks have in common when JMH runs them by itself: the mean time of an operation, in forks with the same arguments
 * that a campaign gives them.
 *
 * <p>The collector is Parallel: it has no threads that run beside the benchmark, and the cheapest barriers. Every counter that has a
 * waiter or a list stores references, which under G1 costs more than the counting. The heap is fixed and far larger than what a fork
 * allocates, the JVM writes no statistics file meanwhile, and it waits for its compilers, which makes forks more alike.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 5,
        jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:-UsePerfData", "-XX:-BackgroundCompilation", "-XX:+UseParallelGC"})
abstract class Measured {}
