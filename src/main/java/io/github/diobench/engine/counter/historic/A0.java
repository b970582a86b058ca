package io.github.diobench.engine.counter.historic;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.Scheduler;
import io.github.diobench.engine.counter.SpinLock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The accounting of Linux 2.6.5, before the patch: two atomic counts, and a lock for the list only (strategy A0, kernel-spec 7).
 * <strong>Wrong.</strong>
 *
 * <p>What it was: a completer gives up its bio's reference by an atomic decrement and, if none is left, looks for a waiter; a
 * submitter that waits sleeps until the count is zero.
 *
 * <p>What is wrong with it: the decrement that reaches zero is also what the submitter waits for, and the completer touches the
 * request after it (R2, "the bio_count race"). Between the two the submitter may see zero, finish, free the request and use it again:
 *
 * <ol>
 *   <li>S: {@code drop(true)} stores the waiter; one bio is in flight
 *   <li>C: {@code complete()} takes the count to zero, and stalls
 *   <li>S: {@code awaitDrain()} reads zero, clears the waiter and returns; S finishes and frees the request
 *   <li>C: reads the waiter: null. It believes that nobody waits and that it is the finisher, too, and the request is completed and
 *       freed twice. If the request lives again by then, C finds the waiter of that life and wakes it for nothing
 * </ol>
 *
 * <p>The kernel of 2.6.5 never freed a request that fell back, and that leak hid the fault; here the submitter frees what it waited for,
 * as the proposal of 24 November 2003 did (A1), which left the window open. What the last party does is the engine's decision, so the
 * other faults of that code (R3 to R7) are not in here.
 *
 * <p>Why it is kept: as what the patch has to be seen against, and as a fault that the tools must find.
 *
 * <p>Locked operations: asynchronous 3n + 1 atomic; synchronous 4n + 1 atomic and 2n list locks.
 */
public final class A0 extends SpinLock implements BioCounter {
    private static final VarHandle BIO_COUNT;
    private static final VarHandle BIOS_IN_FLIGHT;
    private static final VarHandle BIO_LIST;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            BIO_COUNT = lookup.findVarHandle(A0.class, "bioCount", int.class);
            BIOS_IN_FLIGHT = lookup.findVarHandle(A0.class, "biosInFlight", int.class);
            BIO_LIST = lookup.findVarHandle(A0.class, "bioList", Bio.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Scheduler scheduler;

    /** References: the submitter's, and one per bio not yet processed. */
    private int bioCount;

    /** Bios submitted and not yet queued; in counting mode never lowered, and read by nobody. */
    private int biosInFlight;

    /** Completed, unprocessed bios, last in first out. Guarded by the lock; S alone also reads it bare, to see whether to reap. */
    private Bio bioList;

    /** The thread to wake; guarded by the lock in queueing mode, by nothing in counting mode. */
    private Thread waiter;

    A0(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void reset(boolean queueing) {
        bioCount = 1;
        biosInFlight = 0;
        bioList = null;
        waiter = null;
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
        // The window: S may have seen the zero, and everything below may belong to somebody else.
        Thread toWake = waiter;
        if (toWake == null) {
            return true;
        }
        scheduler.wakeUpProcess(toWake);
        return false;
    }

    @Override
    public void queue(Bio bio) {
        lock();
        bio.setNext(bioList);
        bioList = bio;
        if (decrementBiosInFlight() == 0 && waiter != null) {
            scheduler.wakeUpProcess(waiter);
        }
        unlock();
    }

    @Override
    public Bio reap() {
        if (bioListOpaque() == null) {
            return null;
        }
        lock();
        Bio bio = popLocked();
        unlock();
        return bio;
    }

    @Override
    public Bio awaitBio() {
        if (bioCountVolatile() == 0) {
            return null;
        }
        lock();
        while (bioList == null) {
            waiter = Thread.currentThread();
            unlock();
            scheduler.ioSchedule();
            lock();
            waiter = null;
        }
        Bio bio = popLocked();
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
            waiter = Thread.currentThread(); // published by the decrement below
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
    public void awaitDrain() {
        while (bioCountVolatile() != 0) {
            scheduler.ioSchedule();
        }
        waiter = null; // the count says that the completers have decremented, not that they are gone
    }

    @Override
    public boolean listsBios() {
        return true;
    }

    @Override
    public boolean isQuiescent() {
        return bioCountVolatile() == 0 && bioList == null && waiter == null;
    }

    private Bio popLocked() {
        Bio bio = bioList;
        bioList = bio.next();
        return bio;
    }

    private void incrementBioCount() {
        BIO_COUNT.getAndAdd(this, 1);
    }

    private int decrementBioCount() {
        return (int) BIO_COUNT.getAndAdd(this, -1) - 1;
    }

    private int bioCountVolatile() {
        return (int) BIO_COUNT.getVolatile(this);
    }

    private void incrementBiosInFlight() {
        BIOS_IN_FLIGHT.getAndAdd(this, 1);
    }

    private int decrementBiosInFlight() {
        return (int) BIOS_IN_FLIGHT.getAndAdd(this, -1) - 1;
    }

    private Bio bioListOpaque() {
        return (Bio) BIO_LIST.getOpaque(this);
    }
}
