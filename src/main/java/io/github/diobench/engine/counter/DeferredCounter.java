package io.github.diobench.engine.counter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Submits counted in a plain local of the submitter and published once (strategy D, kernel-spec 7). Has no bio list: completers
 * process bios themselves, and a waiting submitter waits for all of them at once.
 *
 * <p>Locked operations: n + 1 atomic, synchronous or not. Progress: wait-free, but for the wait itself. Layout: the submitter's own
 * count shares a cache line with the word of the completers, unpadded on purpose, as the others' counts do.
 */
/*
 * Who is last: the word begins at BIAS. A completion takes one off; S's drop adds n - BIAS, after which the word is n minus the
 * completions so far. Before the drop it is far above zero, so no completer can read zero; after it exactly one of the atomic
 * adds, S's own or a completer's, returns zero. Each add reads and writes the word as a volatile, so the last party sees all that went
 * before.
 *
 * Hand-over: S stores itself as waiter before the drop. The completer that reaches zero reads it after its own add, which is legal:
 * without a waiter it is the sole owner, and with one S leaves the wait only when it sees the field cleared. Clearing it is a
 * release store, the completer's last touch of the counter; it pairs with S's acquiring read.
 */
final class DeferredCounter implements BioCounter {
    /** More than the bios of any request. */
    private static final int BIAS = 1 << 30;

    private static final VarHandle WORD;
    private static final VarHandle WAITER;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            WORD = lookup.findVarHandle(DeferredCounter.class, "word", int.class);
            WAITER = lookup.findVarHandle(DeferredCounter.class, "waiter", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Scheduler scheduler;
    private int word;
    private Thread waiter;

    /** S's own: bios submitted. */
    private int submitted;

    DeferredCounter(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void reset(boolean queueing) {
        word = BIAS;
        waiter = null;
        submitted = 0;
    }

    @Override
    public void submit() {
        submitted++;
    }

    @Override
    public boolean complete() {
        if (addToWord(-1) != 0) {
            return false;
        }
        Thread toWake = waiter;
        if (toWake == null) {
            return true;
        }
        Scheduler wakes = scheduler;
        clearWaiterRelease();
        wakes.wakeUpProcess(toWake);
        return false;
    }

    @Override
    public boolean drop(boolean wait) {
        if (wait) {
            waiter = Thread.currentThread(); // published by the add below
        }
        if (addToWord(submitted - BIAS) != 0) {
            return false;
        }
        if (wait) {
            waiter = null;
        }
        return true;
    }

    @Override
    public void awaitDrain() {
        while (waiterAcquire() != null) {
            scheduler.ioSchedule();
        }
    }

    @Override
    public boolean listsBios() {
        return false;
    }

    @Override
    public boolean isQuiescent() {
        return wordOpaque() == 0 && waiterAcquire() == null;
    }

    private int addToWord(int delta) {
        return (int) WORD.getAndAdd(this, delta) + delta;
    }

    private int wordOpaque() {
        return (int) WORD.getOpaque(this);
    }

    private Thread waiterAcquire() {
        return (Thread) WAITER.getAcquire(this);
    }

    private void clearWaiterRelease() {
        WAITER.setRelease(this, null);
    }
}
