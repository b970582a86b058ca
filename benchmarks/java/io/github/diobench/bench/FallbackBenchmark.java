package io.github.diobench.bench;

import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.MemoryDevice;
import io.github.diobench.engine.dio.FallbackPolicy;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.inode.BlockMap;
import io.github.diobench.suite.record.Tally;
import java.util.Locale;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does writing only the remainder save, when a write of 16 blocks meets a hole: time, and bytes written? Each operation punches
 * its hole again first, whose cost is the same for both policies.
 *
 * <pre>java -jar benchmarks.jar jmh FallbackBenchmark -p counter=spin -p hole=last</pre>
 */
@State(Scope.Thread)
public class FallbackBenchmark extends MeasuredInline {
    private static final int BLOCKS = 16;

    @Param({"atomic", "spin", "synchronized", "stamped", "deferred", "reentrant", "refcount", "iomap", "packed", "plain"
    })
    String counter;

    @Param({"sync", "async"})
    String mode;

    @Param({"remainder", "whole_request"})
    String fallback;

    @Param({"first", "middle", "last"})
    String hole;

    private final OddGaps gaps = OddGaps.ofThisFork();
    private BioCounterProvider provider;
    private FallbackPolicy policy;
    private boolean async;
    private int holeBlock;
    private CountingDevice device;
    private FileIo file;
    private Workload workload;

    /** Finds the counter. */
    @Setup(Level.Trial)
    public void setUp() {
        async = Workload.isAsync(mode);
        provider = CounterCatalog.find(counter);
        policy = FallbackPolicy.valueOf(fallback.toUpperCase(Locale.ROOT));
        holeBlock = switch (hole) {
            case "first" -> 0;
            case "middle" -> BLOCKS / 2;
            case "last" -> BLOCKS - 1;
            default -> throw new IllegalArgumentException("'" + hole + "' is none of first, middle, last");
        };
    }

    /** Opens a file of this iteration's own. */
    @Setup(Level.Iteration)
    public void open() {
        gaps.leave();
        device = new CountingDevice(new MemoryDevice(new DiskImage(1 << 20, (byte) 0xff)));
        file = FileIo.on(device)
                .counter(gaps.around(provider))
                .poolSize(1)
                .fallback(policy)
                .size((long) BLOCKS * BlockMap.BLOCK_SIZE)
                .map(0, 0, BLOCKS)
                .open();
        workload = new Workload(file, "write", BLOCKS, 1, gaps);
    }

    /** One write into a file with a hole. */
    @Benchmark
    public long request() {
        file.punchHole(holeBlock, 1);
        return async ? workload.submitAndReap() : workload.runSync();
    }

    /** Fails the fork if a request was lost, and reports what was written on which way. */
    @TearDown(Level.Iteration)
    public void verify() {
        workload.verify();
        Tally.open("direct.bytes").add(device.takeDirectBytes());
        Tally.open("buffered.bytes").add(device.takeBufferedBytes());
    }
}
