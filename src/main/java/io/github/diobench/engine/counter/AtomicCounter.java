package io.github.diobench.engine.counter;

import io.github.diobench.engine.bio.Bio;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The honest "before": two atomic counts and a lock for the list only, with the hand-over to a waiting submitter made safe
 * (strategy A2, kernel-spec 7; proposed on 26 November 2003, never merged).
 *
 * <p>Locked operations: asynchronous 3n + 1 atomic; synchronous 4n + 1 atomic and 2n list locks, the list lock being the one of
 * {@code spin}. Progress: counting is wait-free; the list, and the hand-over to a waiting submitter, block for the length of a
 * section. Layout: both counts, the list with its lock and the waiter share a cache line, unpadded on purpose, as in
 * {@code struct dio}.
 */
/*
 * Who is last: the atomic decrement that takes the count to zero. Each reads and writes the count as a volatile, so the last party sees
 * all that the others wrote before their decrements.
 *
 * Hand-over: S stores itself as waiter before it drops its reference. The completer that takes the count to zero therefore reads
 * the right waiter. If there is none, S will never look again and the completer is the sole owner, so reading after the decrement
 * is legal. If there is one, S does not wait for the count but for the waiter to be cleared, which the completer does under the
 * list lock: releasing that lock is the completer's last touch, and S sees the cleared field only inside a later section. That is
 * what the code of 2004 lacked: it let S go on as soon as the count was zero, while the completer still looked at the request.
 *
 * The count of bios in flight is lowered only in queueing mode, under the list lock, as in the kernel (B18).
 */
public class AtomicCounter extends ListedCounter {
    private static final VarHandle BIO_COUNT;
    private static final VarHandle BIOS_IN_FLIGHT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            BIO_COUNT = lookup.findVarHandle(AtomicCounter.class, "bioCount", int.class);
            BIOS_IN_FLIGHT = lookup.findVarHandle(AtomicCounter.class, "biosInFlight", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** References: the submitter's, and one per bio not yet processed. */
    private int bioCount;

    /** Bios submitted and not yet queued; in counting mode never lowered, and read by nobody. */
    private int biosInFlight;

    /** Makes one that is at rest. A subclass may do something more in {@link #reset}, and nothing else. */
    protected AtomicCounter(Scheduler scheduler) {
        super(scheduler);
    }

    @Override
    public void reset(boolean queueing) {
        bioCount = 1;
        biosInFlight = 0;
        resetList();
    }

    @Override
    public void submit() {
        incrementBioCount();
        incrementBiosInFlight();
    }

    @Override
    public boolean complete() {
        if (decrementBioCount() != 0) {
            return false;
        }
        if (waiter == null) {
            return true;
        }
        lock();
        Thread toWake = waiter;
        Scheduler wakes = schedulerFor(toWake);
        waiter = null; // what S waits for
        unlock();
        wake(wakes, toWake);
        return false;
    }

    @Override
    public void queue(Bio bio) {
        lock();
        pushLocked(bio);
        Thread toWake = decrementBiosInFlight() == 0 ? waiter : null;
        Scheduler wakes = schedulerFor(toWake);
        unlock();
        wake(wakes, toWake);
    }

    @Override
    Bio pop() {
        lock();
        Bio bio = popLocked();
        unlock();
        return bio;
    }

    @Override
    Bio popOrRegister() {
        lock();
        Bio bio = popOrRegisterLocked();
        unlock();
        return bio;
    }

    @Override
    public void processed() {
        decrementBioCount();
    }

    @Override
    public boolean drop(boolean wait) {
        if (wait) {
            waiter = Thread.currentThread(); // published by the decrement below, which comes before any that returns
            // zero to C
        }
        if (decrementBioCount() != 0) {
            return false;
        }
        if (wait) {
            waiter = null;
        }
        return true;
    }

    @Override
    boolean isDrained() {
        lock();
        boolean drained = waiter == null;
        unlock();
        return drained;
    }

    @Override
    public Bio awaitBio() {
        return bioCountOpaque() == 0 ? null : popOrSleep(); // queueing, only S changes the count
    }

    @Override
    public boolean isQuiescent() {
        return bioCountOpaque() == 0 && isListQuiescent();
    }

    private void incrementBioCount() {
        BIO_COUNT.getAndAdd(this, 1);
    }

    private int decrementBioCount() {
        return (int) BIO_COUNT.getAndAdd(this, -1) - 1;
    }

    private int bioCountOpaque() {
        return (int) BIO_COUNT.getOpaque(this);
    }

    private void incrementBiosInFlight() {
        BIOS_IN_FLIGHT.getAndAdd(this, 1);
    }

    private int decrementBiosInFlight() {
        return (int) BIOS_IN_FLIGHT.getAndAdd(this, -1) - 1;
    }
}
