package io.github.diobench.engine.device;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.memory.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;

/**
 * A device whose bios complete on threads of its own, each fed by its own queue.
 *
 * <p>Neighbouring blocks go to different threads, so that with more than one the bios of one request are completed at once by
 * several. With latency, bios of one thread complete in the order in which they are due. A submitter that meets a full queue spins
 * until there is room. Without an image no data moves.
 */
public final class QueuedDevice implements BlockDevice {
    private static final int BLOCK_SECTORS_SHIFT = 3;

    private final DiskImage image;
    private final List<Completer> completers = new ArrayList<>();

    /**
     * Starts the completion threads, as daemons.
     *
     * @param image the bytes, or null to move none
     * @param threads how many completion threads, at least 1
     * @param latency how long each bio is kept
     * @param idle what a thread does when it has nothing to do
     * @param seed of the latency draws
     */
    public QueuedDevice(DiskImage image, int threads, Latency latency, IdleStrategy idle, long seed) {
        this(image, threads, latency, idle, seed, QueuedDevice::startDaemon);
    }

    /**
     * Takes threads of the caller's, which it keeps until it is closed.
     *
     * @param image the bytes, or null to move none
     * @param threads how many completion threads, at least 1
     * @param latency how long each bio is kept
     * @param idle what a thread does when it has nothing to do
     * @param seed of the latency draws
     * @param executor runs as many tasks at once as there are to be threads, each on a thread of its own
     */
    public QueuedDevice(
            DiskImage image, int threads, Latency latency, IdleStrategy idle, long seed, Executor executor) {
        if (threads < 1) {
            throw new IllegalArgumentException("a queued device needs at least one completion thread, not " + threads);
        }
        this.image = image;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < threads; i++) {
            completers.add(new Completer(image, latency, idle, random.split()));
        }
        completers.forEach(executor::execute);
    }

    private static void startDaemon(Runnable completer) {
        Thread thread = new Thread(completer, "completer");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void submit(Bio bio) {
        int queue = (int) ((bio.sector() >>> BLOCK_SECTORS_SHIFT) % completers.size());
        completers.get(queue).offer(bio);
    }

    @Override
    public long bytes() {
        return image == null ? Long.MAX_VALUE : image.bytes();
    }

    @Override
    public boolean completesOnSubmitter() {
        return false;
    }

    @Override
    public int rwPage(long sector, Page page, int offset, int length, boolean write) {
        if (image != null) {
            image.transfer(sector, page, offset, length, write);
        }
        return 0;
    }

    @Override
    public int flush() {
        return 0;
    }

    /** How many bios each completion thread has completed so far. */
    public long[] completed() {
        return completers.stream().mapToLong(Completer::completed).toArray();
    }

    @Override
    public void close() {
        completers.forEach(Completer::stop);
    }
}
