package io.github.diobench.engine.dio;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.bio.EndIo;
import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.memory.Iovec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The state of one direct request ({@code struct dio}, kernel-spec 1.3), pooled, with its counter, its bios and its completion side.
 *
 * <p>Who may touch it: S from set-up until it drops its reference, a completer from the completion of a bio until it drops that
 * bio's, and afterwards only the one party that the counter made the finisher. The fields are written by S before it submits the
 * first bio and are constant from there on, except {@link #result} and {@link #pageErrors}, which only S writes and which its drop
 * publishes to the finisher, and {@link #ioError}.
 *
 * <p>Layout: what S adds to and what completers read with every bio share a cache line, unpadded on purpose, as in the kernel; the
 * counter, unlike there, is an object of its own.
 */
final class Dio implements EndIo {
    private static final VarHandle IO_ERROR;
    /** What checked mode writes over a freed request: no request has such an offset, size or result. */
    private static final long POISON = 0x6b6b6b6b6b6b6b6bL;

    static {
        try {
            IO_ERROR = MethodHandles.lookup().findVarHandle(Dio.class, "ioError", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final DirectIo engine;
    final BioCounter counter;
    final SubmitterSleep sleep;
    final BioBuilder builder;
    final BlockWalk walk;
    private final boolean checked;
    private final Observer observer;

    boolean write;
    boolean async;
    /** Whether completers queue bios for S instead of processing them. */
    boolean queueing;
    /** Whether a write must be durable before its completion is delivered. */
    boolean durable;

    Iovec iovec;
    long offset;
    /** {@code i_size} when the request was submitted: short reads are cut there (PT). */
    long iSize;

    Completion completion;

    /** Bytes handed to bios, or zeroed in the user's pages. */
    long result;
    /** The errno of a user page for which zeros were written, or 0. */
    int pageErrors;

    /** {@code -EIO} once any bio failed. Completers store it, always the same value, before they drop; the finisher reads it. */
    private int ioError;

    /** The stack of free requests; the pool's. */
    Dio nextFree;

    private boolean freed = true;
    private int generation;

    Dio(DirectIo engine) {
        this.engine = engine;
        this.sleep = new SubmitterSleep(engine.device(), engine.observer());
        this.counter = engine.newCounter(sleep);
        this.builder = new BioBuilder(this);
        this.walk = new BlockWalk(this, builder);
        this.checked = engine.checked();
        this.observer = engine.observer();
    }

    /** S: a fresh request, nothing submitted. */
    void begin(boolean isWrite, Iovec newIovec, long newOffset, long newISize, Completion newCompletion) {
        write = isWrite;
        iovec = newIovec;
        offset = newOffset;
        iSize = newISize;
        completion = newCompletion;
        result = 0;
        pageErrors = 0;
        ioError = 0;
        freed = false;
    }

    /** C: one bio completed ({@code dio_bio_end_io}, {@code dio_bio_end_aio}). After its counter operation it touches nothing of this. */
    @Override
    public void endIo(Bio bio) {
        DirectIo eng = engine;
        Observer obs = observer;
        if (checked) {
            checkAlive();
        }
        boolean last = false;
        if (queueing) {
            counter.queue(bio);
        } else {
            process(bio);
            last = counter.complete();
        }
        if (obs != null) {
            obs.afterLastCounterOperation(last);
        }
        if (last) {
            eng.finishOnCompleter(this);
        }
    }

    /** S or C: takes a bio's outcome and releases its pages ({@code dio_bio_complete}). */
    private void process(Bio bio) {
        if (bio.status() != 0) {
            setIoErrorOpaque(bio.status());
        }
        if (!write && !async) {
            bio.setPagesDirty();
        }
        if (observer != null) {
            for (int i = 0; i < bio.vecs(); i++) {
                observer.pageRelease(bio.page(i));
            }
        }
        bio.putPages();
    }

    /**
     * S: processes the bios queued so far.
     *
     * @return {@code -EIO} if any bio has failed up to now, else 0
     */
    int reap() {
        for (Bio bio = counter.reap(); bio != null; bio = counter.reap()) {
            process(bio);
            counter.processed();
        }
        return ioErrorOpaque();
    }

    /** S: processes every bio of a queueing request, sleeping while none is queued ({@code dio_await_completion}). */
    void awaitAll() {
        for (Bio bio = counter.awaitBio(); bio != null; bio = counter.awaitBio()) {
            process(bio);
            counter.processed();
        }
    }

    /**
     * The finisher: what the request is worth. Submit error before page error before device error before bytes (PE); reads end at the
     * size of the file when they were submitted.
     *
     * @param submitError what stopped the submission, or 0
     */
    long value(int submitError) {
        if (submitError != 0
                && submitError != -Errno.EIO) { // EIO stops the walk only because a bio was reaped that failed
            return submitError;
        }
        if (pageErrors != 0) {
            return pageErrors;
        }
        if (ioErrorOpaque() != 0) {
            return ioErrorOpaque();
        }
        return write ? result : Math.min(result, iSize - offset);
    }

    /** Checked mode: makes a later touch visible. */
    void poison() {
        if (!counter.isQuiescent()) {
            engine.fault("freed with a counter that is not quiescent");
        }
        freed = true;
        generation++;
        iovec = null;
        completion = null;
        offset = POISON;
        iSize = POISON;
        result = POISON;
        builder.poison();
    }

    /** Checked mode: whether anybody wrote to the freed request, or to its counter, since it was poisoned. */
    void checkPoison() {
        if (!freed || offset != POISON || result != POISON || !counter.isQuiescent()) {
            engine.fault("touched between free and reuse, generation " + generation);
        }
    }

    private void checkAlive() {
        if (freed) {
            engine.fault("bio completed after the request was freed, generation " + generation);
            throw new IllegalStateException("use after free of a direct request, generation " + generation);
        }
    }

    private void setIoErrorOpaque(int status) {
        IO_ERROR.setOpaque(this, status);
    }

    private int ioErrorOpaque() {
        return (int) IO_ERROR.getOpaque(this);
    }
}
