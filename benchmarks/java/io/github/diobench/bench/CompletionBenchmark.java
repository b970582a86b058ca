package io.github.diobench.bench;

import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.IdleStrategy;
import io.github.diobench.suite.record.Tally;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What does a request cost when its bios complete on other threads, so that submitter and completers share its counter? Each
 * submitter, which is a JMH thread, has a file, a pool, completion threads and a completion context of its own; what contends is
 * the parties of one request.
 *
 * <p>With {@code file=shared} and more than one JMH thread ({@code -t}) the submitters have one file, one pool and the same
 * completion threads: what then contends as well, the file's lock above all, is no counter. Such a number is never judged.
 *
 * <p>A closed loop: {@code iodepth} requests are kept outstanding. At 1 submitter and completers work on the same request all the
 * time; at 4 mostly on different ones, and then meet at a counter now and again. With {@code idle=park} a hand-over costs tens of microseconds and
 * says nothing about counters. More parties than CPUs measure the scheduler.
 *
 * <pre>java -jar benchmarks.jar jmh CompletionBenchmark -p counter=spin,atomic -p completers=1 -p bios=16</pre>
 */
@State(Scope.Thread)
public class CompletionBenchmark extends MeasuredQueued {
    @Param({"atomic", "spin", "synchronized", "stamped", "deferred", "reentrant", "refcount", "iomap", "packed"})
    String counter;

    @Param({"write", "read"})
    String rw;

    @Param({"async", "sync"})
    String mode;

    @Param({"16", "1", "64"})
    int bios;

    @Param({"1", "4"})
    int iodepth;

    @Param({"1", "2"})
    int completers;

    @Param({"spin", "yield", "park"})
    String idle;

    @Param({"0", "100"})
    int think;

    @Param({"own", "shared"})
    String file;

    private final OddGaps gaps = OddGaps.ofThisFork();
    private SubmittersFile target;
    private boolean async;
    private Workload workload;

    /** The file of all submitters, made by the first that asks. */
    @State(Scope.Benchmark)
    public static class Shared {
        private SubmittersFile target;

        private synchronized SubmittersFile get(Supplier<SubmittersFile> maker) {
            if (target == null) {
                target = maker.get();
            }
            return target;
        }
    }

    /** Finds the counter and starts the completion threads. */
    @Setup(Level.Trial)
    public void setUp(Shared shared, BenchmarkParams params) {
        async = Workload.isAsync(mode);
        target = switch (file) {
            case "own" -> target(1);
            case "shared" -> shared.get(() -> target(params.getThreads()));
            default -> throw new IllegalArgumentException("'" + file + "' is neither own nor shared");
        };
    }

    private SubmittersFile target(int submitters) {
        Completers threads = new Completers(completers, IdleStrategy.of(idle));
        return new SubmittersFile(threads, CounterCatalog.find(counter), bios, iodepth, submitters);
    }

    /** Opens a file of this iteration's own, and uses it for a moment. */
    @Setup(Level.Iteration)
    public void open() {
        workload = new Workload(target.open(), rw, bios, iodepth, gaps);
        workload.runIn(async);
    }

    /** One request more submitted, and one reaped once {@code iodepth} are outstanding. */
    @Benchmark
    public void request() {
        Blackhole.consumeCPU(think);
        if (async) {
            workload.request();
        } else {
            workload.runSync();
        }
    }

    /** Drains, fails the fork if a request or a bio was lost, and reports what each role did. */
    @TearDown(Level.Iteration)
    public void verify() {
        workload.drain();
        workload.verifyRequests();
        long requests = workload.completed();
        Tally.open("submitter").add(requests);
        Tally.open("completer").add(target.rest(requests));
    }

    /** Stops the completion threads. */
    @TearDown(Level.Trial)
    public void tearDown() {
        target.leave();
    }
}
