package io.github.diobench.bench;

import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.InlineDevice;
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
 * What does a whole request cost when every bio completes inside its submission, on one thread and with no data moved? What is left
 * is the engine and the accounting; the counter {@code plain} is the floor.
 *
 * <pre>java -jar benchmarks.jar jmh RequestBenchmark -p counter=spin,plain -p mode=async -p bios=16 -p rw=write</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 5, jvmArgs = "-XX:+UseParallelGC")
@State(Scope.Thread)
public class RequestBenchmark {
    @Param({"atomic", "spin", "synchronized", "stamped", "deferred", "reentrant", "refcount", "iomap", "packed", "plain"
    })
    String counter;

    @Param({"write", "read"})
    String rw;

    @Param({"async", "sync"})
    String mode;

    @Param({"1", "16", "64"})
    int bios;

    private final Kiocb operation = new Kiocb();
    private Workload workload;
    private boolean async;

    /** Opens the file. */
    @Setup(Level.Trial)
    public void setUp() {
        async = Workload.isAsync(mode);
        workload = new Workload(
                Workload.scatteredFile(new InlineDevice(), CounterCatalog.find(counter), bios, 1), rw, bios, 1);
        workload.prepare(operation);
    }

    /** One request. */
    @Benchmark
    public long request() {
        return async ? workload.submitAndReap(operation) : workload.runSync();
    }

    /** Fails the fork if a request was lost. */
    @TearDown(Level.Iteration)
    public void verify() {
        workload.verify();
    }
}
