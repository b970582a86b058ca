package io.github.diobench.bench;

import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.InlineDevice;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a whole request cost when every bio completes inside its submission, on one thread and with no data moved? What is left
 * is the engine and the accounting; the counter {@code plain} is the floor.
 *
 * <pre>java -jar benchmarks.jar jmh RequestBenchmark -p counter=spin,plain -p mode=async -p bios=16 -p rw=write</pre>
 */
@State(Scope.Thread)
public class RequestBenchmark extends MeasuredInline {
    @Param({"atomic", "spin", "synchronized", "stamped", "deferred", "reentrant", "refcount", "iomap", "packed", "plain"
    })
    String counter;

    @Param({"write", "read"})
    String rw;

    @Param({"async", "sync"})
    String mode;

    @Param({"1", "16", "64"})
    int bios;

    private final OddGaps gaps = OddGaps.ofThisFork();
    private BioCounterProvider provider;
    private boolean async;
    private Workload workload;

    /** Finds the counter. */
    @Setup(Level.Trial)
    public void setUp() {
        async = Workload.isAsync(mode);
        provider = CounterCatalog.find(counter);
    }

    /** Opens a file of this iteration's own. */
    @Setup(Level.Iteration)
    public void open() {
        workload = new Workload(Workload.scatteredFile(new InlineDevice(), provider, bios, 1, gaps), rw, bios, 1, gaps);
    }

    /** One request. */
    @Benchmark
    public long request() {
        return async ? workload.submitAndReap() : workload.runSync();
    }

    /** Fails the fork if a request was lost. */
    @TearDown(Level.Iteration)
    public void verify() {
        workload.verify();
    }
}
