package io.github.diobench.engine.dio;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.Scheduler;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.inode.AddressSpace;
import io.github.diobench.engine.inode.BlockMap;
import io.github.diobench.engine.inode.Inode;
import io.github.diobench.engine.inode.MetadataCommit;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.Page;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;

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
        // Without an observer nothing else loads the interface, and C2 inlines no accessor whose signature names an
        // unloaded class.
        Objects.requireNonNull(Observer.class);
    }

    private final BlockDevice device;
    private final Inode inode;
    private final AddressSpace mapping;
    private final MetadataCommit metadata;
    private final BioCounterProvider counters;
    private final DirectIoOptions options;
    private final boolean checked;
    private final Observer observer;
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final DioPool pool;

    /**
     * Makes the engine of one file.
     *
     * @param device where its blocks are
     * @param inode the file
     * @param mapping its cached pages
     * @param metadata how its metadata becomes durable
     * @param counters makes the counter of each pooled request
     * @param options the rest
     * @throws IllegalArgumentException if the counter may only be used where bios complete on the submitter's thread, and the device
     *     completes them elsewhere
     */
    public DirectIo(
            BlockDevice device,
            Inode inode,
            AddressSpace mapping,
            MetadataCommit metadata,
            BioCounterProvider counters,
            DirectIoOptions options) {
        if (counters.submitterThreadOnly() && !device.completesOnSubmitter()) {
            throw new IllegalArgumentException("the counter " + counters.name()
                    + " is not synchronised: it needs a device that completes every bio on the submitter's thread");
        }
        this.device = device;
        this.inode = inode;
        this.mapping = mapping;
        this.metadata = metadata;
        this.counters = counters;
        this.options = options;
        this.checked = options.checked();
        this.observer = options.observer();
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
        if (!awaitUnlessQueued(dio, complete)) {
            return -Errno.EIOCBQUEUED;
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
        if (!awaitUnlessQueued(dio, complete)) {
            return -Errno.EIOCBQUEUED;
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
        int status = observer == null ? 0 : observer.flush();
        if (status == 0) {
            status = device.flush();
        }
        if (status == 0 && observer != null) {
            status = observer.metadataCommit();
        }
        return status != 0 ? status : metadata.commit();
    }

    /** How many pooled requests are free; exact while nothing runs. */
    public int poolFree() {
        return pool.free();
    }

    /** How many requests the pool owns. */
    public int poolSize() {
        return pool.size();
    }

    /** Checked mode: what was seen of requests touched after they were freed, and of counters left or found in a wrong state. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** S: walks the request and submits its bios; returns what stopped the walk, or 0. */
    private int submit(Dio dio) {
        dio.queueing = !dio.async && dio.counter.listsBios();
        dio.counter.reset(dio.queueing);
        int blkbits = blkbits(dio.iovec, dio.offset);
        dio.builder.begin(blkbits, pagesInIo(dio.iovec));
        dio.walk.begin(blkbits);
        int error = dio.walk.run();
        int zeroError = dio.walk.zeroTail();
        int sendError = dio.builder.flush();
        if (error == 0 || error == -Errno.ENOTBLK) {
            error = zeroError != 0 ? zeroError : sendError != 0 ? sendError : error;
        }
        return error;
    }

    /**
     * S: gives up its reference, and waits unless the request is asynchronous and complete.
     *
     * @return true if S is now the finisher; false if a completer is, and the dio must not be touched any more
     */
    private boolean awaitUnlessQueued(Dio dio, boolean complete) {
        boolean queueing = dio.queueing;
        boolean wait = !dio.async || !complete;
        BioCounter counter = dio.counter;
        boolean last = counter.drop(wait && !queueing);
        if (observer != null) {
            observer.afterLastCounterOperation(last);
        }
        device.runQueues(false);
        if (queueing) {
            dio.awaitAll();
        } else if (!last) {
            if (!wait) {
                return false;
            }
            counter.awaitDrain();
        }
        dio.sleep.end();
        return true;
    }

    /** A completer is the finisher of an asynchronous request that S has left with -EIOCBQUEUED. */
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
            options.syncExecutor().execute(() -> completion.complete(valueAfterSync(value)));
        } else {
            completion.complete(value);
        }
    }

    private long valueAfterSync(long value) {
        int status = sync();
        return status != 0 ? status : value;
    }

    /** The finisher: the value of the request, end_io told, stale cached pages dropped ({@code dio_complete}). */
    private long finish(Dio dio, int submitError) {
        long value = dio.value(submitError);
        if (observer != null && dio.result != 0) {
            observer.endIo(dio.offset, value);
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

    void fault(String what) {
        faults.add(what);
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

    Observer observer() {
        return observer;
    }

    boolean checked() {
        return checked;
    }

    int maxVecs() {
        return options.maxVecs();
    }
}
