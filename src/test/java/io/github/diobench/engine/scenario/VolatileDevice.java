package io.github.diobench.engine.scenario;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.memory.Page;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * A disk with a write cache: a crash may lose, sector by sector, what was completed since the last flush, or was in flight. Bios
 * complete on threads of its own, or inside the submit.
 */
final class VolatileDevice implements BlockDevice {
    private static final long MOST_LATENCY_NANOS = 60_000;

    private final DiskImage image;
    private final ExecutorService completers;
    private final SplittableRandom latency;
    /** What each sector held at the last flush, if it has been written since; guarded by this. */
    private final Map<Long, byte[]> durable = new HashMap<>();

    VolatileDevice(DiskImage image, int threads, long seed) {
        this.image = image;
        this.latency = new SplittableRandom(seed);
        this.completers = threads == 0
                ? null
                : Executors.newFixedThreadPool(threads, task -> {
                    Thread thread = new Thread(task, "volatile-device");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    public void submit(Bio bio) {
        if (completers == null) {
            finish(bio);
            return;
        }
        long nanos = nextLatency();
        completers.execute(() -> {
            LockSupport.parkNanos(nanos);
            finish(bio);
        });
    }

    private synchronized long nextLatency() {
        return latency.nextLong(MOST_LATENCY_NANOS);
    }

    private void finish(Bio bio) {
        synchronized (this) {
            if (bio.isWrite()) {
                remember(bio.sector(), bio.size());
            }
            image.transfer(bio);
        }
        bio.complete(0);
    }

    @Override
    public synchronized int rwPage(long sector, Page page, int offset, int length, boolean write) {
        if (write) {
            remember(sector, length);
        }
        image.transfer(sector, page, offset, length, write);
        return 0;
    }

    private void remember(long sector, int length) {
        for (long each = sector; each < sector + length / Sizes.SECTOR; each++) {
            durable.computeIfAbsent(each, number -> image.read(number * Sizes.SECTOR, Sizes.SECTOR));
        }
    }

    @Override
    public synchronized int flush() {
        durable.clear();
        return 0;
    }

    /**
     * What a range would hold after a crash now.
     *
     * @param random decides for each sector whether it survived, or null for a crash that loses all that may be lost
     */
    synchronized byte[] afterCrash(long at, int length, SplittableRandom random) {
        byte[] bytes = image.read(at, length);
        for (int done = 0; done < length; done += Sizes.SECTOR) {
            byte[] old = durable.get((at + done) / Sizes.SECTOR);
            if (old != null && (random == null || random.nextBoolean())) {
                System.arraycopy(Arrays.copyOf(old, Sizes.SECTOR), 0, bytes, done, Sizes.SECTOR);
            }
        }
        return bytes;
    }

    @Override
    public long bytes() {
        return image.bytes();
    }

    @Override
    public boolean completesOnSubmitter() {
        return completers == null;
    }

    @Override
    public void close() {
        if (completers != null) {
            completers.shutdown();
        }
    }
}
