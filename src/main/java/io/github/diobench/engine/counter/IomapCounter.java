package io.github.diobench.engine.counter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One atomic reference count with the submitter's own reference, and a flag that says whether it waits (strategy I, kernel-spec 7):
 * what iomap does from 2016 to today. Has no bio list: completers process bios themselves, and a waiting submitter waits for all
 * of them at once.
 *
 * <p>Locked operations: 2n + 1 atomic, synchronous or not. Progress: wait-free, but for the wait itself. Layout: count, flag and waiter
 * share a cache line, unpadded on purpose.
 */
/*
 * Who is last: the atomic decrement that returns zero. Each reads and writes the count as a volatile, so the last party sees all
 * that the others wrote before theirs.
 *
 * Hand-over: S is stored as waiter when the request begins, the flag when S drops its reference; both are plain stores that S's
 * decrement publishes, and a completer that reads zero comes after it. That completer reads the flag after its own decrement, which
 * is legal: with the flag down it is the sole owner; with it up S leaves the wait only when it sees the waiter cleared. Clearing it
 * is a release store, the completer's last touch of the counter; it pairs with S's acquiring read. S itself knows from its argument
 * whether it waits and never reads the flag back: after the drop the request may be somebody else's (iomap did until 2019).
 */
final class IomapCounter implements BioCounter {
    private static final VarHandle REF;
    private static final VarHandle WAITER;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            REF = lookup.findVarHandle(IomapCounter.class, "ref", int.class);
            WAITER = lookup.findVarHandle(IomapCounter.class, "waiter", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Scheduler scheduler;

    /** The submitter's reference, and one per bio not yet completed. */
    private int ref;

    /** S, from the beginning of a request, whether it will wait or not; cleared by the hand-over. */
    private Thread waiter;

    private boolean waitForCompletion;

    IomapCounter(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void reset(boolean queueing) {
        ref = 1;
        waiter = Thread.currentThread();
        waitForCompletion = false;
    }

    @Override
    public void submit() {
        incrementRef();
    }

    @Override
    public boolean complete() {
        if (decrementRef() != 0) {
            return false;
        }
        if (!waitForCompletion) {
            return true;
        }
        Thread toWake = waiter;
        Scheduler wakes = scheduler;
        clearWaiterRelease();
        wakes.wakeUpProcess(toWake);
        return false;
    }

    @Override
    public boolean drop(boolean wait) {
        waitForCompletion = wait; // published by the decrement below
        if (decrementRef() != 0) {
            return false;
        }
        waitForCompletion = false; // nobody is left to wake S
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
        return refOpaque() == 0 && !(waitForCompletion && waiterAcquire() != null);
    }

    private void incrementRef() {
        REF.getAndAdd(this, 1);
    }

    private int decrementRef() {
        return (int) REF.getAndAdd(this, -1) - 1;
    }

    private int refOpaque() {
        return (int) REF.getOpaque(this);
    }

    private Thread waiterAcquire() {
        return (Thread) WAITER.getAcquire(this);
    }

    private void clearWaiterRelease() {
        WAITER.setRelease(this, null);
    }
}
