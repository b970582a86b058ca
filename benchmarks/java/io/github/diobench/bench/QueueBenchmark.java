package io.github.diobench.bench;

import io.github.diobench.engine.device.IdleStrategy;
import io.github.diobench.engine.device.QueuedDevice;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What do the bios of a request cost on the queued device with no engine around them? The floor of {@link CompletionBenchmark}: the
 * same queue and completion thread, and no more shared than the bios and, once a request, a word that says it has ended.
 *
 * <pre>java -jar benchmarks.jar jmh QueueBenchmark -p bios=16 -p idle=spin</pre>
 */
@State(Scope.Thread)
public class QueueBenchmark extends MeasuredQueued {
    @Param({"16", "1", "64"})
    int bios;

    @Param({"1", "4"})
    int iodepth;

    @Param({"spin", "yield", "park"})
    String idle;

    private final OddGaps gaps = OddGaps.ofThisFork();
    private Completers completers;
    private QueuedDevice device;
    private BareRequests requests;

    /** Starts the completion thread. */
    @Setup(Level.Trial)
    public void setUp() {
        completers = new Completers(1, IdleStrategy.of(idle));
    }

    /** Makes the bios of this iteration, and uses them for a moment. */
    @Setup(Level.Iteration)
    public void open() {
        gaps.leave();
        device = completers.open();
        requests = new BareRequests(device, bios, iodepth, gaps);
        requests.runIn();
    }

    /** The bios of one request more, once fewer than {@code iodepth} requests are outstanding. */
    @Benchmark
    public void request() {
        requests.request();
    }

    /** Drains, fails the fork if a bio was lost, and reports where the two CPUs are to each other. */
    @TearDown(Level.Iteration)
    public void drain() {
        requests.drain();
        if (device.completed()[0] != requests.submittedBios()) {
            throw new IllegalStateException(
                    requests.submittedBios() + " bios submitted, but " + device.completed()[0] + " completed");
        }
        device.close();
        completers.gauge();
    }

    /** Stops the completion thread. */
    @TearDown(Level.Trial)
    public void tearDown() {
        completers.close();
    }
}
