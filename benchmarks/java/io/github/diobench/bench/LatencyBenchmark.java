package io.github.diobench.bench;

import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.device.IdleStrategy;
import io.github.diobench.engine.device.InlineDevice;
import io.github.diobench.engine.device.Latency;
import io.github.diobench.engine.device.QueuedDevice;
import io.github.diobench.suite.record.HistogramCheck;
import io.github.diobench.suite.record.LatencyRecorder;
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
import org.openjdk.jmh.infra.Control;

/**
 * How are the times of single requests distributed? Service time in a closed loop of depth one: {@code slat} is the submission,
 * {@code clat} from there to the completion (0 if it came inside the submission), {@code lat} both; a synchronous request has
 * {@code lat} only. {@code complete.last} and {@code complete.notLast} are the counter's completion call alone, of the completer that
 * was last and of the others, on the completers' own threads.
 *
 * <pre>java -jar benchmarks.jar run --benchmark LatencyBenchmark --counter spin</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 5, jvmArgs = "-XX:+UseParallelGC")
@State(Scope.Thread)
public class LatencyBenchmark {
    @Param({"atomic", "spin", "synchronized", "stamped", "deferred", "reentrant", "refcount", "iomap", "packed"})
    String counter;

    @Param({"write", "read"})
    String rw;

    @Param({"async", "sync"})
    String mode;

    @Param({"16", "1"})
    int bios;

    @Param({"queued", "inline"})
    String device;

    private final Kiocb operation = new Kiocb(event -> completedAt = System.nanoTime());
    private TimedCounterProvider counters;
    private BlockDevice blockDevice;
    private Workload workload;
    private boolean async;
    private long completedAt;
    private LatencyRecorder slat;
    private LatencyRecorder clat;
    private LatencyRecorder lat;

    /** Opens the file. */
    @Setup(Level.Trial)
    public void setUp() {
        async = Workload.isAsync(mode);
        blockDevice = switch (device) {
            case "inline" -> new InlineDevice();
            case "queued" ->
                new QueuedDevice(null, 1, Latency.NONE, IdleStrategy.SPIN, 1, MeasuringThreads.of("completer"));
            default -> throw new IllegalArgumentException("'" + device + "' is neither inline nor queued");
        };
        BioCounterProvider measured = CounterCatalog.find(counter);
        counters = new TimedCounterProvider(measured);
        workload = new Workload(Workload.scatteredFile(blockDevice, counters, bios, 1), rw, bios, 1);
        workload.prepare(operation);
    }

    /** Opens the submitter's histograms. */
    @Setup(Level.Iteration)
    public void openRecorders() {
        lat = LatencyRecorder.open("lat");
        HistogramCheck.everyOperation("lat", 1);
        if (async) {
            slat = LatencyRecorder.open("slat");
            clat = LatencyRecorder.open("clat");
        }
    }

    /** One timed request. */
    @Benchmark
    public void request(Control control) {
        boolean stamped = control.startMeasurement && !control.stopMeasurement;
        counters.setStamped(stamped);
        long start = System.nanoTime();
        if (!async) {
            workload.runSync();
            long end = System.nanoTime();
            if (stamped) {
                lat.record(end - start);
            }
            return;
        }
        workload.submit(operation);
        long returned = System.nanoTime();
        workload.reap();
        if (stamped) {
            slat.record(returned - start);
            clat.record(Math.max(0, completedAt - returned));
            lat.record(completedAt - start);
        }
    }

    /** Fails the fork if a request was lost. */
    @TearDown(Level.Iteration)
    public void verify() {
        workload.verify();
    }

    /** Stops the completion thread. */
    @TearDown(Level.Trial)
    public void tearDown() {
        blockDevice.close();
    }
}
