package io.github.diobench.bench;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.Scheduler;
import java.lang.invoke.VarHandle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does the accounting alone cost, on one thread: the exact calls that a request of n bios makes on its counter, with no engine
 * around them?
 *
 * <p>Each call ends with a release fence. On x86 that is no instruction, but the compiler has to have written by then what the call
 * wrote, as it has in a request, where the device lies between two calls. Without it the compiler would add up the calls of a
 * counter that has no locked operations ({@code plain}) and make none of them. On other processors it may cost a barrier a call, the
 * same for every counter.
 *
 * <pre>java -jar benchmarks.jar jmh CounterBenchmark -p counter=spin,atomic -p mode=async -p bios=16</pre>
 */
@State(Scope.Thread)
public class CounterBenchmark extends MeasuredInline {
    @Param({"atomic", "spin", "synchronized", "stamped", "deferred", "reentrant", "refcount", "iomap", "packed", "plain"
    })
    String counter;

    @Param({"async", "sync"})
    String mode;

    @Param({"1", "16", "64"})
    int bios;

    private final OddGaps gaps = OddGaps.ofThisFork();
    private BioCounterProvider provider;
    private Bio bio;
    private BioCounter accounting;
    private boolean queueing;

    /** Finds the counter. */
    @Setup(Level.Trial)
    public void setUp() {
        provider = gaps.around(CounterCatalog.find(counter));
    }

    /** Makes a counter of this iteration's own. */
    @Setup(Level.Iteration)
    public void make() {
        accounting = provider.create(Scheduler.PARK);
        bio = new Bio(ended -> {});
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
        VarHandle.releaseFence();
        for (int i = 0; i < bios; i++) {
            accounting.submit();
            VarHandle.releaseFence();
            if (accounting.complete()) {
                throw new IllegalStateException("a completer was last before the submitter dropped its reference");
            }
            VarHandle.releaseFence();
        }
        if (!accounting.drop(false)) {
            throw new IllegalStateException("the submitter was not last after all bios completed");
        }
        return bios;
    }

    private int queueing() {
        accounting.reset(true);
        VarHandle.releaseFence();
        for (int i = 0; i < bios; i++) {
            accounting.submit();
            VarHandle.releaseFence();
            accounting.queue(bio);
            VarHandle.releaseFence();
            if (accounting.reap() != bio) {
                throw new IllegalStateException("a queued bio was lost");
            }
            VarHandle.releaseFence();
            accounting.processed();
            VarHandle.releaseFence();
        }
        accounting.drop(false);
        VarHandle.releaseFence();
        if (accounting.awaitBio() != null) {
            throw new IllegalStateException("a bio came twice");
        }
        return bios;
    }
}
