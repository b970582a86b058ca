package io.github.diobench.bench;

import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.MemoryDevice;
import io.github.diobench.engine.dio.FallbackPolicy;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.inode.BlockMap;
import io.github.diobench.suite.record.Tally;
import java.util.Locale;
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
 * What does writing only the remainder save, when a write of 16 blocks meets a hole: time, and bytes written? Each operation punches
 * its hole again first, whose cost is the same for both policies.
 *
 * <pre>java -jar benchmarks.jar jmh FallbackBenchmark -p counter=spin -p hole=last</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 5, jvmArgs = "-XX:+UseParallelGC")
@State(Scope.Thread)
public class FallbackBenchmark {
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

    private CountingDevice device;
    private FileIo file;
    private Workload workload;
    private boolean async;
    private int holeBlock;
    private final Kiocb operation = new Kiocb();

    /** Opens the file. */
    @Setup(Level.Trial)
    public void setUp() {
        async = Workload.isAsync(mode);
        holeBlock = switch (hole) {
            case "first" -> 0;
            case "middle" -> BLOCKS / 2;
            case "last" -> BLOCKS - 1;
            default -> throw new IllegalArgumentException("'" + hole + "' is none of first, middle, last");
        };
        device = new CountingDevice(new MemoryDevice(new DiskImage(1 << 20, (byte) 0xff)));
        file = FileIo.on(device)
                .counter(CounterCatalog.find(counter))
                .poolSize(1)
                .fallback(FallbackPolicy.valueOf(fallback.toUpperCase(Locale.ROOT)))
                .size((long) BLOCKS * BlockMap.BLOCK_SIZE)
                .map(0, 0, BLOCKS)
                .open();
        workload = new Workload(file, "write", BLOCKS, 1);
        workload.prepare(operation);
    }

    /** One write into a file with a hole. */
    @Benchmark
    public long request() {
        file.punchHole(holeBlock, 1);
        return async ? workload.submitAndReap(operation) : workload.runSync();
    }

    /** Fails the fork if a request was lost, and reports what was written on which way. */
    @TearDown(Level.Iteration)
    public void verify() {
        workload.verify();
        Tally.open("direct.bytes").add(device.takeDirectBytes());
        Tally.open("buffered.bytes").add(device.takeBufferedBytes());
    }
}
