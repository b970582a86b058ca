package io.github.diobench.engine.dio;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.Faults;
import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.Scheduler;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.inode.AddressSpace;
import io.github.diobench.engine.inode.BlockMap;
import io.github.diobench.engine.inode.Inode;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.Page;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * Direct I/O on one file: submits a request, and completes it wherever it ends ({@code __blockdev_direct_IO},
 * {@code direct_io_worker}; kernel-spec 2 and 3, with the policies of 8.0).
 *
 * <p>Thread-safe: any number of submitters and completers.
 */
/*
 * Who delivers the result of an asynchronous request is decided by S, once, before it drops its reference:
 *
 *   - everything was submitted and S does not wait: whoever is last delivers. That is S, by returning the value, or a completer, after
 *     S has returned -EIOCBQUEUED;
 *   - otherwise S waits for the last completer and then delivers, by returning the value.
 *
 * So a completer delivers iff S returned -EIOCBQUEUED iff S was not the last and did not wait (I1, I2). After a drop that left
 * references and without the promise to wait, S touches nothing of the request (I3): it may be running for somebody else already.
 */
public final class DirectIo {
    static {
        // Without a watch nothing else loads the class, and C2 inlines no accessor whose signature names an unloaded
        // one.
        Objects.requireNonNull(Watch.class);
    }

    private final BlockDevice device;
    private final Inode inode;
    private final AddressSpace mapping;
    private final BioCounterProvider counters;
    private final DirectIoOptions options;
    private final Faults faults;
    private final Watch watch;
    private final DioPool pool;

    /**
     * Makes the engine of one file.
     *
     * @param device where its blocks are
     * @param inode the file
     * @param mapping its cached pages
     * @param counters makes the counter of each pooled request
     * @param options the rest
     * @param faults told what devices, observers and callbacks throw, and what checked mode sees
     * @throws IllegalArgumentException if the counter may only be used where bios complete on the submitter's thread, and the device
     *     completes them elsewhere
     */
    public DirectIo(
            BlockDevice device,
            Inode inode,
            AddressSpace mapping,
            BioCounterProvider counters,
            DirectIoOptions options,
            Faults faults) {
        if (counters.submitterThreadOnly() && !device.completesOnSubmitter()) {
            throw new IllegalArgumentException("the counter " + counters.name()
                    + " is not synchronised: it needs a device that completes every bio on the submitter's thread");
        }
        this.device = device;
        this.inode = inode;
        this.mapping = mapping;
        this.counters = counters;
        this.options = options;
        this.faults = faults;
        this.watch = Watch.of(options, faults);
        this.pool = new DioPool(this, options.poolSize());
    }

    /**
     * The dio block size that a request allows.
     *
     * @return its binary logarithm, 12 or 9, or {@code -EINVAL} if offset, addresses and lengths are not all sector-aligned (I15)
     */
    public static int blkbits(Iovec iovec, long offset) {
        long bits = iovec.alignmentBits() | offset;
        if ((bits & (BlockMap.BLOCK_SIZE - 1)) == 0) {
            return BlockMap.BLOCK_SHIFT;
        }
        return (bits & (Bio.SECTOR_SIZE - 1)) == 0 ? Bio.SECTOR_SHIFT : -Errno.EINVAL;
    }

    /**
     * Writes; the caller holds {@code i_sem} until this returns, and has written back and invalidated the cached pages of the range.
     *
     * @param iovec user memory, sector-aligned, not empty
     * @param offset the first byte in the file, sector-aligned
     * @param completion told the result of a request that was queued, or null for a synchronous one
     * @param durable whether device and metadata are to be flushed before {@code completion} is told; a value that is returned is the
     *     caller's to make durable
     * @return bytes written, fewer than asked if a hole stopped it and the rest is the caller's; {@code -ENOTBLK} if the caller is to
     *     write everything; {@code -EIOCBQUEUED}; or another negated errno
     */
    public long write(Iovec iovec, long offset, Completion completion, boolean durable) {
        long size = inode.size();
        long total = iovec.total();
        boolean extending =
                offset + total > size; // done synchronously: i_size may only be raised once the data is on disk (PX)
        Dio dio = pool.take();
        if (dio == null) {
            return -Errno.ENOMEM;
        }
        inode.dioBegin();
        dio.begin(true, iovec, offset, size, completion);
        dio.async = completion != null && !extending;
        dio.durable = durable;
        int error = submit(dio);
        boolean hole = error == -Errno.ENOTBLK;
        if (hole) {
            error = 0; // the remainder is the caller's
        }
        boolean complete = error == 0 && dio.result == total;
        int left = awaitUnlessQueued(dio, complete);
        if (left != 0) {
            return left;
        }
        long value = finish(dio, error);
        inode.dioEndLocked();
        pool.freeLocked(dio);
        return hole && value >= 0 && options.fallback() == FallbackPolicy.WHOLE_REQUEST ? -Errno.ENOTBLK : value;
    }

    /**
     * Reads; takes {@code i_sem} for writing back the cache and for mapping, and releases it before any wait.
     *
     * @param iovec user memory, sector-aligned, not empty
     * @param offset the first byte in the file, sector-aligned and below {@code i_size} when the caller looked
     * @param completion told the result of a request that was queued, or null for a synchronous one
     * @return bytes read, fewer than asked at end of file; {@code -EIOCBQUEUED}; or another negated errno
     */
    public long read(Iovec iovec, long offset, Completion completion) {
        Dio dio;
        int error;
        inode.lock();
        try {
            long size = inode.size();
            if (offset >= size) {
                return 0;
            }
            if (mapping.nrPages() != 0) {
                int status = mapping.writeBack(offset, offset + iovec.total());
                if (status != 0) {
                    return status;
                }
            }
            dio = pool.take();
            if (dio == null) {
                return -Errno.ENOMEM;
            }
            inode.dioBegin();
            dio.begin(false, iovec, offset, size, completion);
            dio.async = completion != null;
            dio.durable = false;
            error = submit(dio);
        } finally {
            inode.unlock();
        }
        boolean complete = error == 0 && dio.result != 0;
        int left = awaitUnlessQueued(dio, complete);
        if (left != 0) {
            return left;
        }
        long value = finish(dio, error);
        inode.dioEnd();
        pool.free(dio);
        return value;
    }

    /**
     * Flushes the device and commits metadata ({@code generic_write_sync}).
     *
     * @return 0 or a negated errno
     */
    public int sync() {
        Observer observer = options.observer();
        try {
            int status = observer == null ? 0 : observer.flush();
            if (status == 0) {
                status = device.flush();
            }
            return status == 0 && observer != null ? observer.metadataCommit() : status;
        } catch (Throwable e) {
            return faults.threw("a flush or metadata commit", e);
        }
    }

    /** How many pooled requests are free; exact while nothing runs. */
    public int poolFree() {
        return pool.free();
    }

    /** How many requests the pool owns. */
    public int poolSize() {
        return pool.size();
    }

    /** S: walks the request and submits its bios; returns what stopped the walk, or 0. */
    private int submit(Dio dio) {
        dio.queueing = !dio.async && dio.counter.listsBios();
        dio.counter.reset(dio.queueing);
        int blkbits = blkbits(dio.iovec, dio.offset);
        dio.builder.begin(blkbits, pagesInIo(dio.iovec));
        dio.walk.begin(blkbits);
        try {
            int error = dio.walk.run();
            int zeroError = dio.walk.zeroTail();
            int sendError = dio.builder.flush();
            if (error == 0 || error == -Errno.ENOTBLK) {
                error = zeroError != 0 ? zeroError : sendError != 0 ? sendError : error;
            }
            return error;
        } catch (Throwable e) { // for want of memory or stack: what was submitted has to be waited for all the same
            dio.threw("a submission", e);
            dio.builder.abandon();
            dio.result = dio.iovec.total(); // that or less was written, and must not stay cached as it was before
            return -Errno.EIO;
        }
    }

    /**
     * S: gives up its reference, and waits unless the request is asynchronous and complete.
     *
     * @return 0 if S is now the finisher; {@code -EIOCBQUEUED} if a completer is, and {@code -EIO} if checked mode saw that one was: then
     *     the dio must not be touched any more
     */
    private int awaitUnlessQueued(Dio dio, boolean complete) {
        boolean queueing = dio.queueing;
        boolean wait = !dio.async || !complete;
        BioCounter counter = dio.counter;
        int life = watch == null ? 0 : dio.generation();
        boolean last = counter.drop(wait && !queueing);
        if (watch != null) {
            watch.afterLastCounterOperation(last);
        }
        try {
            device.runQueues(false);
        } catch (Throwable e) {
            notKicked(dio, wait || last, e);
        }
        if (queueing) {
            dio.awaitAll();
        } else if (!last) {
            if (!wait) {
                return -Errno.EIOCBQUEUED;
            }
            counter.awaitDrain();
        }
        dio.sleep.end();
        return watch == null || watch.submitterMayFinish(dio, life) ? 0 : -Errno.EIO;
    }

    private void notKicked(Dio dio, boolean isMine, Throwable thrown) {
        String who = "BlockDevice.runQueues";
        if (isMine) {
            dio.threw(who, thrown);
        } else {
            faults.threw(who, thrown);
        }
    }

    /** A completer is the finisher of an asynchronous request that S has left with -EIOCBQUEUED. Throws what the completion throws. */
    void finishOnCompleter(Dio dio) {
        Completion completion = dio.completion;
        boolean durable = dio.durable;
        if (dio.write) {
            VarHandle.fullFence(); // bytes moved, then finish() looks for cached pages; pairs with PageCache.read
        }
        long value = finish(dio, 0);
        inode.dioEnd();
        pool.free(dio); // before the delivery, so that whoever sees the event sees the request freed
        if (durable && value > 0) {
            syncAndDeliver(completion, value);
        } else {
            completion.complete(value);
        }
    }

    private void syncAndDeliver(Completion completion, long value) {
        try {
            options.syncExecutor().execute(() -> deliverAfterSync(completion, value));
        } catch (Throwable e) { // the executor takes no more
            completion.complete(faults.threw("Executor.execute", e));
        }
    }

    private void deliverAfterSync(Completion completion, long value) {
        int status = sync();
        try {
            completion.complete(status != 0 ? status : value);
        } catch (Throwable e) { // the thread is the executor's
            faults.threw("Completion.complete", e);
        }
    }

    /** The finisher: the value of the request, end_io told, stale cached pages dropped ({@code dio_complete}). */
    private long finish(Dio dio, int submitError) {
        long value = dio.value(submitError);
        if (watch != null && dio.result != 0) {
            value = watch.endIo(dio.offset, value);
        }
        if (dio.write && mapping.nrPages() != 0) {
            mapping.invalidate(
                    dio.offset, dio.offset + dio.result); // a buffered read may have cached old bytes meanwhile
        }
        return value;
    }

    /** An upper bound of the page fragments of a request ({@code pages_in_io}); 2 for the zeros of the first and last block. */
    private static int pagesInIo(Iovec iovec) {
        return (int) (iovec.total() >> Page.SHIFT) + 2 * iovec.segments() + 2;
    }

    Faults faults() {
        return faults;
    }

    BioCounter newCounter(Scheduler scheduler) {
        return counters.create(scheduler);
    }

    BlockDevice device() {
        return device;
    }

    Inode inode() {
        return inode;
    }

    Watch watch() {
        return watch;
    }

    boolean checked() {
        return options.checked();
    }

    int maxVecs() {
        return options.maxVecs();
    }
}
