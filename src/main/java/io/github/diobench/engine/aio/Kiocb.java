package io.github.diobench.engine.aio;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.dio.Completion;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Iovec;
import java.util.function.Consumer;

/**
 * One asynchronous operation, reusable ({@code struct kiocb}, {@code struct iocb}).
 *
 * <p>It belongs to the caller until {@link AioContext#submit} takes it, and again once {@link AioContext#getEvents} has returned it;
 * in between the engine owns it. Not thread-safe beyond those hand-overs, which synchronise.
 */
public final class Kiocb implements Completion {
    private final Consumer<Kiocb> callback;
    private AioContext context;
    private FileIo file;
    private Iovec iovec;
    private long offset;
    private boolean write;
    private boolean inFlight;
    private long result;

    /** Makes an operation without a callback. */
    public Kiocb() {
        this(null);
    }

    /**
     * Makes an operation that tells of its completion.
     *
     * @param callback called on the completing thread just before the event is posted, or null; must not block. What it throws
     *     is added to the faults of the file
     */
    public Kiocb(Consumer<Kiocb> callback) {
        this.callback = callback;
    }

    /** Prepares a read. */
    public Kiocb read(FileIo from, Iovec into, long fileOffset) {
        return prepare(from, into, fileOffset, false);
    }

    /** Prepares a write. */
    public Kiocb write(FileIo to, Iovec from, long fileOffset) {
        return prepare(to, from, fileOffset, true);
    }

    /** What the operation returned: a byte count, or a negated errno. Meaningful once its event was got. */
    public long result() {
        return result;
    }

    /** The user buffers. */
    public Iovec iovec() {
        return iovec;
    }

    /** The file offset. */
    public long offset() {
        return offset;
    }

    /** Whether it is a write. */
    public boolean isWrite() {
        return write;
    }

    /**
     * Delivers the result ({@code aio_complete}); the engine's to call, exactly once per submission.
     *
     * @throws IllegalStateException if the operation is not in flight: it was completed twice
     */
    @Override
    public void complete(long newResult) {
        if (!inFlight) {
            throw new IllegalStateException(
                    "operation at offset " + offset + " completed twice, with " + result + " and " + newResult);
        }
        inFlight = false;
        result = newResult;
        if (callback != null) {
            callBack();
        }
        context.post(this); // publishes the result; the reaper may reuse the operation at once
    }

    /** Runs the operation, and completes it unless that was left to the engine; throws nothing, since others may come after it. */
    void submit(AioContext newContext) {
        context = newContext;
        inFlight = true;
        try {
            long value = write ? file.write(iovec, offset, this) : file.read(iovec, offset, this);
            if (value != -Errno.EIOCBQUEUED) {
                complete(value);
            }
        } catch (Throwable e) {
            failed(e);
        }
    }

    /** Why it must not be submitted, or null. */
    String obstacle() {
        if (inFlight) {
            return "is in flight already";
        }
        return file == null ? "is neither a read nor a write" : null;
    }

    /** The file call threw, or had completed the operation and returned a value nevertheless: its slot is to have one event. */
    private void failed(Throwable thrown) {
        int value = file.threw("an asynchronous operation", thrown);
        if (inFlight) {
            complete(value);
        }
    }

    private void callBack() {
        try {
            callback.accept(this);
        } catch (Throwable e) {
            file.threw("the callback of an operation", e);
        }
    }

    private Kiocb prepare(FileIo newFile, Iovec newIovec, long newOffset, boolean isWrite) {
        if (inFlight) {
            throw new IllegalStateException("operation at offset " + offset + " is still in flight");
        }
        file = newFile;
        iovec = newIovec;
        offset = newOffset;
        write = isWrite;
        return this;
    }
}
