package io.github.diobench.bench;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.Scheduler;
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
 * What does the accounting alone cost, on one thread: the exact calls that a request of n bios makes on its counter, with no engine
 * around them?
 *
 * <pre>java -jar benchmarks.jar jmh CounterBenchmark -p counter=spin,atomic -p mode=async -p bios=16</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 5, jvmArgs = "-XX:+UseParallelGC")
@State(Scope.Thread)
public class CounterBenchmark {
    @Param({"atomic", "spin", "synchronized", "stamped", "deferred", "reentrant", "refcount", "iomap", "packed", "plain"
    })
    String counter;

    @Param({"async", "sync"})
    String mode;

    @Param({"1", "16", "64"})
    int bios;

    private final Bio bio = new Bio(ended -> {});
    private BioCounter accounting;
    private boolean queueing;

    /** Makes the counter. */
    @Setup(Level.Trial)
    public void setUp() {
        accounting = CounterCatalog.find(counter).create(Scheduler.PARK);
        queueing = !Workload.isAsync(mode) && accounting.listsBios();
    }

    /** The accounting of one request. */
    @Benchmark
    public int request() {
        return queueing ? queueing() : counting();
    }

    /** Fails the fork if the counter is not where a finished request leaves it. */
    @TearDown(Level.Iteration)
    public void verify() {
        if (!accounting.isQuiescent()) {
            throw new IllegalStateException("the counter " + counter + " is not quiescent after its request");
        }
    }

    private int counting() {
        accounting.reset(false);
        for (int i = 0; i < bios; i++) {
            accounting.submit();
            if (accounting.complete()) {
                throw new IllegalStateException("a completer was last before the submitter dropped its reference");
            }
        }
        if (!accounting.drop(false)) {
            throw new IllegalStateException("the submitter was not last after all bios completed");
        }
        return bios;
    }

    private int queueing() {
        accounting.reset(true);
        for (int i = 0; i < bios; i++) {
            accounting.submit();
            accounting.queue(bio);
            if (accounting.reap() != bio) {
                throw new IllegalStateException("a queued bio was lost");
            }
            accounting.processed();
        }
        accounting.drop(false);
        if (accounting.awaitBio() != null) {
            throw new IllegalStateException("a bio came twice");
        }
        return bios;
    }
}
