package io.github.diobench.bench;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.aio.AioContext;
import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.inode.BlockMap;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One submitter's file, buffers, operations and completion context, and the arithmetic that shows nothing was lost. Every request is
 * one buffer of {@code bios} blocks, no two of which are neighbours on disk, so that each block is a bio of its own. For one thread.
 *
 * <p>Whatever a request touches is made with the workload or its file, none of it before: make both anew for each iteration.
 */
final class Workload {
    /** Longer than any delay of a healthy machine; a completion that takes longer is lost. */
    private static final long LOST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final FileIo file;
    private final AioContext context;
    private final Kiocb[] operations;
    private final Kiocb[] events;
    private final Kiocb[] submitting = new Kiocb[1];
    private final Iovec iovec;
    private final boolean write;
    private final long bytes;
    private final long lostNanos;
    private final Allocation allocation;
    private long submitted;
    private long completed;

    /** Makes one with room for {@code iodepth} outstanding requests, and {@code gaps} between its objects. */
    Workload(FileIo file, String rw, int bios, int iodepth, OddGaps gaps) {
        this(file, rw, bios, iodepth, gaps, null);
    }

    /** Makes one whose asynchronous requests tell {@code callback}, unless it is null, on the completing thread. */
    Workload(FileIo file, String rw, int bios, int iodepth, OddGaps gaps, Consumer<Kiocb> callback) {
        this(file, rw, bios, iodepth, gaps, callback, LOST_NANOS);
    }

    /** Makes one for which an asynchronous request that takes longer than {@code lostNanos} is lost. */
    Workload(FileIo file, String rw, int bios, int iodepth, OddGaps gaps, Consumer<Kiocb> callback, long lostNanos) {
        gaps.leave();
        UserMemory memory = UserMemory.untracked(bios);
        this.file = file;
        this.bytes = (long) bios * BlockMap.BLOCK_SIZE;
        this.iovec = Iovec.of(memory, memory.allocate(bytes), bytes);
        this.write = isWrite(rw);
        this.lostNanos = lostNanos;
        gaps.leave();
        this.context = new AioContext(iodepth);
        this.operations = new Kiocb[iodepth];
        this.events = new Kiocb[iodepth];
        for (int i = 0; i < iodepth; i++) {
            gaps.leave();
            operations[i] = prepare(new Kiocb(callback));
        }
        gaps.leave();
        this.allocation = new Allocation();
    }

    /** A file of {@code bios} blocks, every second block of the disk, with {@code gaps} around its counters. */
    static FileIo scatteredFile(BlockDevice device, BioCounterProvider counter, int bios, int poolSize, OddGaps gaps) {
        gaps.leave();
        var builder = FileIo.on(device)
                .counter(gaps.around(counter))
                .size((long) bios * BlockMap.BLOCK_SIZE)
                .poolSize(poolSize);
        for (int block = 0; block < bios; block++) {
            builder.map(block, 2 * block, 1);
        }
        return builder.open();
    }

    static boolean isAsync(String mode) {
        return choose(mode, "async", "sync");
    }

    static boolean isWrite(String rw) {
        return choose(rw, "write", "read");
    }

    private Kiocb prepare(Kiocb operation) {
        return write ? operation.write(file, iovec, 0) : operation.read(file, iovec, 0);
    }

    /** Some requests before the measuring. */
    void runIn(boolean async) {
        RunIn.of(async ? this::request : this::runSync);
    }

    /** One asynchronous request more; if as many as there is room for are outstanding, one is reaped first. */
    void request() {
        int outstanding = (int) (submitted - completed);
        if (outstanding == operations.length) {
            submit(prepare(reap()));
        } else {
            submit(operations[(int) (submitted % operations.length)]);
        }
    }

    /** Takes the events of all asynchronous requests. */
    void drain() {
        while (submitted != completed) {
            reap();
        }
    }

    /** One asynchronous request, spinning for its event. */
    long submitAndReap() {
        submit();
        return reap().result();
    }

    /** Submits an asynchronous request when none is outstanding. */
    void submit() {
        submit(operations[0]);
    }

    private void submit(Kiocb operation) {
        submitting[0] = operation;
        if (context.submit(submitting, 1) != 1) {
            throw new IllegalStateException("operation refused: the ring of a closed loop is full");
        }
        submitted++;
    }

    /** Takes the next event, spinning for it, and checks its result. */
    Kiocb reap() {
        if (context.getEvents(0, 1, 0, events) == 0) {
            spinForEvent();
        }
        Kiocb event = events[0];
        check(event.result());
        return event;
    }

    /** One synchronous request. */
    long runSync() {
        submitted++;
        long result = write ? file.writev(iovec, 0) : file.readv(iovec, 0);
        check(result);
        return result;
    }

    /** Fails unless every request came back whole, exactly once, and everything taken was given back. For the file's only user. */
    void verify() {
        verifyRequests();
        verifyIdle(file);
    }

    /** Fails unless every request of this workload came back whole, exactly once; reports what they allocated. */
    void verifyRequests() {
        allocation.report(completed);
        if (submitted != completed || context.outstanding() != 0) {
            throw new IllegalStateException(submitted + " requests submitted, " + completed + " completed, "
                    + context.outstanding() + " outstanding");
        }
    }

    /** Fails unless everything taken from a file was given back. For when none of its users has anything outstanding. */
    static void verifyIdle(FileIo file) {
        if (file.dioCount() != 0 || file.poolFree() != file.poolSize()) {
            throw new IllegalStateException("after the last request " + file.dioCount() + " are running and only "
                    + file.poolFree() + " of " + file.poolSize() + " are free");
        }
    }

    long completed() {
        return completed;
    }

    private void check(long result) {
        completed++;
        if (result != bytes) {
            throw new IllegalStateException("a request of " + bytes + " bytes returned " + Errno.toString(result));
        }
    }

    private void spinForEvent() {
        long deadline = System.nanoTime() + lostNanos;
        while (context.getEvents(0, 1, 0, events) == 0) {
            Thread.onSpinWait();
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("a completion was lost: none in "
                        + TimeUnit.NANOSECONDS.toMillis(lostNanos) + " ms, " + context.outstanding() + " outstanding");
            }
        }
    }

    /** Whether a parameter has the one of its two values; fails if it has neither. */
    static boolean choose(String value, String yes, String no) {
        if (!value.equals(yes) && !value.equals(no)) {
            throw new IllegalArgumentException("'" + value + "' is neither " + yes + " nor " + no);
        }
        return value.equals(yes);
    }
}
