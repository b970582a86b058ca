package io.github.diobench.engine.dio;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.Faults;
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
    private static final VarHandle OVER;
    /** What checked mode writes over a freed request: no request has such an offset, size or result. */
    private static final long POISON = 0x6b6b6b6b6b6b6b6bL;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            IO_ERROR = lookup.findVarHandle(Dio.class, "ioError", int.class);
            OVER = lookup.findVarHandle(Dio.class, "over", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final DirectIo engine;
    final BioCounter counter;
    final SubmitterSleep sleep;
    final BioBuilder builder;
    final BlockWalk walk;
    private final Watch watch;

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

    /** Checked mode: whether the request is being finished, or is free. */
    private boolean over = true;

    /** Checked mode: how often the request has been freed. */
    private int generation;

    Dio(DirectIo engine) {
        this.engine = engine;
        this.watch = engine.watch();
        this.sleep = new SubmitterSleep(this, engine.device(), watch);
        this.counter = engine.newCounter(sleep);
        this.builder = new BioBuilder(this);
        this.walk = new BlockWalk(this, builder);
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
    }

    /**
     * C: one bio completed ({@code dio_bio_end_io}, {@code dio_bio_end_aio}). After its counter operation it touches nothing of this.
     * Throws nothing: the thread is the device's.
     */
    @Override
    public void endIo(Bio bio) {
        DirectIo eng = engine;
        Watch w = watch;
        try {
            int life = w == null ? 0 : w.bioEnds(this);
            if (life == Watch.OVER) {
                return;
            }
            boolean last = false;
            if (queueing) {
                counter.queue(bio);
            } else {
                process(bio);
                last = counter.complete();
            }
            if (w != null) {
                w.afterLastCounterOperation(last);
                last = last && w.completerMayFinish(this, life);
            }
            if (last) {
                eng.finishOnCompleter(this);
            }
        } catch (Throwable e) {
            eng.faults().threw("the completion of a bio", e);
        }
    }

    /** S or C: takes a bio's outcome and releases its pages ({@code dio_bio_complete}); throws nothing, so that the bio is counted. */
    private void process(Bio bio) {
        try {
            if (bio.status() != 0) {
                failed(bio);
            }
            if (!write && !async) {
                bio.setPagesDirty();
            }
            if (watch != null) {
                watch.pageReleases(this, bio);
            }
            bio.putPages();
        } catch (Throwable e) {
            threw("releasing the pages of a bio", e);
        }
    }

    private void failed(Bio bio) {
        setIoErrorOpaque(bio.status());
        Throwable thrown = bio.takeFailure();
        if (thrown != null) {
            threw("the device", thrown);
        }
    }

    /** S, the finisher, or a completer that has its reference: somebody threw, so the request is worth {@code -EIO}. */
    void threw(String who, Throwable thrown) {
        setIoErrorOpaque(engine.faults().threw(who, thrown));
    }

    /**
     * S: processes the bios queued so far, if they are.
     *
     * @return {@code -EIO} if any bio has failed up to now, else 0
     */
    int reap() {
        if (!queueing) {
            return ioErrorOpaque(); // completers process bios themselves
        }
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

    /** Checked mode: begins a life, and tells whether anybody wrote to the free request, or to its counter, since it was poisoned. */
    void revive() {
        if (!isOver() || offset != POISON || result != POISON || !counter.isQuiescent()) {
            faults().add("touched between free and reuse, generation " + generation);
        }
        OVER.setVolatile(this, false);
    }

    /** Checked mode: ends a life and makes a later touch visible. */
    void poison() {
        if (!counter.isQuiescent()) {
            faults().add("freed with a counter that is not quiescent, generation " + generation);
        }
        generation++;
        iovec = null;
        completion = null;
        offset = POISON;
        iSize = POISON;
        result = POISON;
        builder.poison();
    }

    /** Checked mode: takes the right to finish this life; true for one party only. */
    boolean claim() {
        return !(boolean) OVER.getAndSet(this, true);
    }

    /** Checked mode: whether the request is being finished, or is free. */
    boolean isOver() {
        return (boolean) OVER.getVolatile(this);
    }

    /** Checked mode: the number of this life. */
    int generation() {
        return generation;
    }

    private Faults faults() {
        return engine.faults();
    }

    private void setIoErrorOpaque(int status) {
        IO_ERROR.setOpaque(this, status);
    }

    private int ioErrorOpaque() {
        return (int) IO_ERROR.getOpaque(this);
    }
}
