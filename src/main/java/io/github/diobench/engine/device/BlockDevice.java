package io.github.diobench.engine.device;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.memory.Page;

/**
 * Where bios go: completes each bio exactly once, inside {@link #submit} or later, in any order, on any thread
 * (kernel-spec I16).
 *
 * <p>Thread-safety: {@link #submit} and {@link #runQueues} may be called by any number of submitters at once.
 *
 * <p>What a method throws, the engine takes for {@code -EIO} and adds to the faults of the file.
 */
public interface BlockDevice extends AutoCloseable {
    /**
     * Takes a bio over ({@code submit_bio}). The device may call {@link Bio#complete} before it returns; the caller must already
     * hold a reference for it. A device that throws must not have taken the bio: the engine completes it.
     */
    void submit(Bio bio);

    /**
     * Starts what may have been held back ({@code blk_run_queues}): called by a submitter after its last bio, and again each time
     * before it sleeps. Then it must not park: that would swallow the wake-up of a bio that has completed meanwhile.
     *
     * @param submitterWaits whether the caller is about to sleep until a bio completes
     */
    default void runQueues(boolean submitterWaits) {}

    /** How many bytes there is room for; no limit if not said. Does not change. */
    default long bytes() {
        return Long.MAX_VALUE;
    }

    /** Whether every bio completes on the thread that submitted it. */
    boolean completesOnSubmitter();

    /**
     * Moves part of a page on the caller's thread, for the page cache ({@code rw_page}).
     *
     * @param sector where on disk, in sectors of 512 bytes
     * @param page whose bytes move
     * @param offset first byte in the page
     * @param length how many bytes, a multiple of the sector size
     * @param write whether bytes go to the device
     * @return 0 or {@code -EIO}
     */
    int rwPage(long sector, Page page, int offset, int length, boolean write);

    /**
     * Makes everything completed so far durable.
     *
     * @return 0 or {@code -EIO}
     */
    int flush();

    /** Stops the device's threads, if it has any, after the bios it holds have completed. */
    @Override
    void close();
}
