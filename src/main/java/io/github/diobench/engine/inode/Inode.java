package io.github.diobench.engine.inode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file: its size, its block map, and what keeps truncation out while direct I/O runs.
 *
 * <p>{@code i_sem} ({@link #lock}) is held over the whole submission of a write, fallback included, and over the mapping of a
 * read. The count of running direct I/O ({@code i_dio_count}, earlier {@code i_alloc_sem}) outlives it and is dropped by whoever
 * finishes the request, possibly a completer.
 */
/*
 * The count is two: requests begun, changed only under i_sem and so a plain field, and requests ended, changed by anyone with one
 * atomic add. A submitter that finishes its own request while it holds i_sem takes it back from the first instead, without an
 * atomic operation. Truncation holds i_sem, so that nothing begins, and sleeps until both are equal.
 *
 * No wake-up is lost: truncation stores truncateWaiter (volatile) and then reads `ended`; the finisher adds to `ended` and then
 * reads truncateWaiter. Both steps are full fences between their two accesses, so at least one side sees the other.
 */
public final class Inode {
    private static final VarHandle ENDED;

    static {
        try {
            ENDED = MethodHandles.lookup().findVarHandle(Inode.class, "ended", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ReentrantLock iSem = new ReentrantLock();
    private final BlockMap blockMap;
    private volatile long size;
    private volatile Thread truncateWaiter;
    private long begun;
    private long ended;

    /**
     * Makes a file.
     *
     * @param blockMap its blocks
     * @param size its size in bytes
     */
    public Inode(BlockMap blockMap, long size) {
        this.blockMap = blockMap;
        this.size = size;
    }

    /** Takes {@code i_sem}. */
    public void lock() {
        iSem.lock();
    }

    /** Releases {@code i_sem}. */
    public void unlock() {
        iSem.unlock();
    }

    /** The blocks; to be used under {@code i_sem}. */
    public BlockMap blockMap() {
        return blockMap;
    }

    /** {@code i_size} in bytes. */
    public long size() {
        return size;
    }

    /** Changes {@code i_size}; under {@code i_sem}, and upwards only once the bytes up to it are on disk or in the cache (I13). */
    public void setSize(long bytes) {
        size = bytes;
    }

    /** A direct request begins; under {@code i_sem}. */
    public void dioBegin() {
        begun++;
    }

    /** A direct request has ended; by any thread, and nothing of the request may be running any more (I18). */
    public void dioEnd() {
        ENDED.getAndAdd(this, 1L);
        Thread waiter = truncateWaiter;
        if (waiter != null) {
            LockSupport.unpark(waiter);
        }
    }

    /** As {@link #dioEnd}, for a thread that has held {@code i_sem} since the matching {@link #dioBegin}. */
    public void dioEndLocked() {
        begun--;
    }

    /** Direct requests now running; exact under {@code i_sem} or while nothing is submitted. */
    public long dioCount() {
        return begun - endedVolatile();
    }

    /** Sleeps until no direct request runs; under {@code i_sem}. An interrupt is kept for the caller. */
    public void awaitDios() {
        boolean interrupted = false;
        truncateWaiter = Thread.currentThread();
        while (endedVolatile() != begun) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        truncateWaiter = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private long endedVolatile() {
        return (long) ENDED.getVolatile(this);
    }
}
