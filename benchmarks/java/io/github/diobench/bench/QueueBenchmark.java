package io.github.diobench.bench;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.device.IdleStrategy;
import io.github.diobench.engine.device.Latency;
import io.github.diobench.engine.device.QueuedDevice;
import io.github.diobench.suite.record.MeasuringThreads;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What do the bios of a request cost on the queued device with no engine around them? The floor of {@link CompletionBenchmark}: the
 * same queue and completion thread, and one plain count, which the completion thread alone writes, to see the end by.
 *
 * <pre>java -jar benchmarks.jar jmh QueueBenchmark -p bios=16 -p idle=spin</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 5, jvmArgs = "-XX:+UseParallelGC")
@State(Scope.Thread)
public class QueueBenchmark {
    @Param({"16", "1", "64"})
    int bios;

    @Param({"1", "4"})
    int iodepth;

    @Param({"spin", "yield", "park"})
    String idle;

    private QueuedDevice device;
    private HandOver handOver;
    private Bio[] ring;
    private int next;
    private long submitted;
    private volatile long ended;

    /** Starts the completion thread. */
    @Setup(Level.Trial)
    public void setUp() {
        device = new QueuedDevice(null, 1, Latency.NONE, IdleStrategy.of(idle), 1, MeasuringThreads.of("completer"));
        handOver = new HandOver(device);
        ring = new Bio[bios * iodepth];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = new Bio(bio -> countEnd());
        }
    }

    /** The bios of one request more, once fewer than {@code iodepth} requests are outstanding. */
    @Benchmark
    public void request() {
        awaitAtMost(ring.length - bios);
        for (int i = 0; i < bios; i++) {
            Bio bio = ring[next];
            next = next + 1 == ring.length ? 0 : next + 1;
            bio.prepare(0, true, 1);
            bio.markInFlight();
            device.submit(bio);
        }
        submitted += bios;
    }

    /** Drains, and records where the two CPUs are to each other. */
    @TearDown(Level.Iteration)
    public void drain() {
        awaitAtMost(0);
        handOver.record();
    }

    /** Stops the completion thread. */
    @TearDown(Level.Trial)
    public void tearDown() {
        device.close();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private void countEnd() {
        ended++;
    }

    private void awaitAtMost(int outstanding) {
        while (submitted - ended > outstanding) {
            Thread.onSpinWait();
        }
    }
}
