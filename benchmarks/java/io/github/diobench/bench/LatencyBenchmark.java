package io.github.diobench.bench;

import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.device.IdleStrategy;
import io.github.diobench.engine.device.InlineDevice;
import io.github.diobench.suite.record.HistogramCheck;
import io.github.diobench.suite.record.LatencyRecorder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Control;

/**
 * How are the times of single requests distributed? Service time in a closed loop of depth one: {@code slat} is the submission,
 * {@code clat} from there to the completion (0 if it came inside the submission), {@code lat} both; a synchronous request has
 * {@code lat} only. {@code complete.last} and {@code complete.notLast} are the counter's completion call alone, of the completer that
 * was last and of the others, on the completers' own threads.
 *
 * <p>What is recorded is one or the other, {@code record=request} or {@code record=completion}: the two looks at the clock for each
 * completion call would be most of what a request takes. {@link TimerBenchmark} says what they take by themselves.
 *
 * <pre>java -jar benchmarks.jar run --benchmark LatencyBenchmark --counter spin</pre>
 */
@State(Scope.Thread)
public class LatencyBenchmark extends MeasuredQueued {
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

    @Param({"request", "completion"})
    String record;

    private final OddGaps gaps = OddGaps.ofThisFork();
    private BioCounterProvider provider;
    private Completers completers;
    private boolean async;
    private boolean ofRequests;
    private BlockDevice blockDevice;
    private TimedCounterProvider timedCounters;
    private CompletionTime completion;
    private Workload workload;
    private LatencyRecorder slat;
    private LatencyRecorder clat;
    private LatencyRecorder lat;

    /** Finds the counter and, if there is to be one, starts the completion thread. */
    @Setup(Level.Trial)
    public void setUp() {
        async = Workload.isAsync(mode);
        ofRequests = Workload.choose(record, "request", "completion");
        provider = CounterCatalog.find(counter);
        if (Workload.choose(device, "queued", "inline")) {
            completers = new Completers(1, IdleStrategy.SPIN);
        }
    }

    /** Opens a file of this iteration's own, uses it for a moment, and opens the submitter's histograms. */
    @Setup(Level.Iteration)
    public void open() {
        gaps.leave();
        blockDevice = completers == null ? new InlineDevice() : completers.open();
        timedCounters = new TimedCounterProvider(provider);
        completion = new CompletionTime();
        workload = new Workload(
                Workload.scatteredFile(blockDevice, ofRequests ? provider : timedCounters, bios, 1, gaps),
                rw,
                bios,
                1,
                gaps,
                ofRequests ? completion : null);
        workload.runIn(async);
        workload.drain();
        if (ofRequests) {
            openRecorders();
        }
    }

    private void openRecorders() {
        lat = LatencyRecorder.open("lat");
        HistogramCheck.everyOperation("lat", 1);
        if (async) {
            slat = LatencyRecorder.open("slat");
            clat = LatencyRecorder.open("clat");
        }
    }

    /** One request, timed as a whole or with its completion calls timed. */
    @Benchmark
    public void request(Control control) {
        boolean stamped = control.startMeasurement && !control.stopMeasurement;
        if (ofRequests) {
            timedRequest(stamped);
        } else {
            timedCounters.setStamped(stamped);
            if (async) {
                workload.submitAndReap();
            } else {
                workload.runSync();
            }
        }
    }

    private void timedRequest(boolean stamped) {
        long start = System.nanoTime();
        if (!async) {
            workload.runSync();
            long end = System.nanoTime();
            if (stamped) {
                lat.record(end - start);
            }
            return;
        }
        workload.submit();
        long returned = System.nanoTime();
        workload.reap();
        if (stamped) {
            long completedAt = completion.nanos();
            slat.record(returned - start);
            clat.record(Math.max(0, completedAt - returned));
            lat.record(completedAt - start);
        }
    }

    /** Fails the fork if a request was lost. */
    @TearDown(Level.Iteration)
    public void verify() {
        workload.verify();
        blockDevice.close();
        if (completers != null) {
            completers.gauge();
        }
    }

    /** Stops the completion thread. */
    @TearDown(Level.Trial)
    public void tearDown() {
        if (completers != null) {
            completers.close();
        }
    }
}
