package io.github.diobench.engine.oracle;

import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.IdleStrategy;
import io.github.diobench.engine.device.Latency;
import io.github.diobench.engine.device.QueuedDevice;
import io.github.diobench.engine.dio.FallbackPolicy;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.file.FileIoBuilder;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the threads of one concurrent run share: a file in as many regions as it has writers, the account of its sectors, the number of
 * requests still to be made, and the first thing that went wrong. Thread-safe.
 */
final class Arena implements AutoCloseable {
    static final int SECTORS_PER_BLOCK = 8;
    static final int REGION_BLOCKS = 24;
    static final int REGION_SECTORS = REGION_BLOCKS * SECTORS_PER_BLOCK;
    private static final int BLOCK = 4096;
    private static final int DISK_BYTES = 1 << 22;
    private static final int SMALL_POOL = 3;

    final FileIo file;
    final Sectors sectors;
    final int owners;
    /** Null if the device is the engine's own queued one, which fails no bio but may tear a sector that is written while it is read. */
    final ChaosDevice chaos;

    /** Whether requests may be refused because the pool is empty. */
    final boolean smallPool;

    private final BlockDevice device;
    private final AtomicInteger tickets;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Arena(String counter, long seed, int requests) {
        SplittableRandom random = new SplittableRandom(seed);
        DiskImage image = new DiskImage(DISK_BYTES, (byte) 0xff);
        int completers = 1 + random.nextInt(2);
        chaos = random.nextInt(4) == 0
                ? null
                : new ChaosDevice(image, completers, random.nextInt(2) * 20, random.nextLong(), this::fail);
        device = chaos != null
                ? chaos
                : new QueuedDevice(image, completers, Latency.uniform(0, 30_000), IdleStrategy.PARK, random.nextLong());
        owners = 1 + random.nextInt(2);
        sectors = new Sectors(owners * REGION_SECTORS);
        smallPool = random.nextInt(3) == 0;
        FileIoBuilder builder = FileIo.on(device)
                .counter(counter)
                .checked(true)
                .poolSize(smallPool ? SMALL_POOL : 64)
                .maxVecs(random.nextBoolean() ? 1 : 8)
                .runCap(1 + random.nextInt(6))
                .allocationGap(random.nextInt(2))
                .boundaryEvery(random.nextBoolean() ? 0 : 5)
                .size((long) owners * REGION_BLOCKS * BLOCK)
                .sync(random.nextInt(5) == 0)
                .fallback(random.nextInt(3) == 0 ? FallbackPolicy.WHOLE_REQUEST : FallbackPolicy.REMAINDER);
        int disk = 0;
        int holesPercent = random.nextInt(3) * 15;
        for (int block = 0; block < owners * REGION_BLOCKS; block++) {
            if (random.nextInt(100) >= holesPercent) {
                image.write((long) disk * BLOCK, new byte[BLOCK], 0, BLOCK);
                builder.map(block, disk, 1);
                disk += 1 + random.nextInt(2);
            }
        }
        file = builder.open();
        tickets = new AtomicInteger(requests);
    }

    /** Whether the caller is to make one more request. */
    boolean takeTicket() {
        return failure.get() == null && tickets.getAndDecrement() > 0;
    }

    void fail(Throwable what) {
        failure.compareAndSet(null, what);
    }

    /** What went wrong first, or null. */
    Throwable failure() {
        return failure.get();
    }

    long failedBios() {
        return chaos == null ? 0 : chaos.failures();
    }

    /** The region whose owner moves the end of the file. */
    int tailFrom() {
        return (owners - 1) * REGION_SECTORS;
    }

    @Override
    public void close() {
        device.close();
    }
}
