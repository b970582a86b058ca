package io.github.diobench.engine.counter;

import io.github.diobench.engine.bio.Bio;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What every strategy with a bio list has: the list, the waiter, and the waits of the submitter.
 *
 * <p>Both lie beside a spin lock word, as in {@code struct dio}; a strategy whose lock is elsewhere leaves the word alone. The
 * strategies supply the locked sections; the loops around them, which sleep without the lock, are here.
 */
abstract class ListedCounter extends SpinLock implements BioCounter {
    private static final VarHandle BIO_LIST;

    static {
        try {
            BIO_LIST = MethodHandles.lookup().findVarHandle(ListedCounter.class, "bioList", Bio.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Scheduler scheduler;

    /** Completed, unprocessed bios, last in first out. Guarded by the lock; S alone also reads it bare, to see whether to reap. */
    private Bio bioList;

    /** The thread to wake. Written by S, and by the strategy's hand-over. */
    Thread waiter;

    ListedCounter(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * A locked section: takes a bio, clearing the waiter, or registers the calling thread as the waiter and returns null. A strategy
     * whose section can tell that no bio will come returns null and clears the waiter.
     */
    abstract Bio popOrRegister();

    /** A locked section: whether all completers are done with the request. */
    abstract boolean isDrained();

    /** A locked section: takes the first bio of a list that is not empty. */
    abstract Bio pop();

    @Override
    public final Bio reap() {
        // A stale null only postpones the reaping; a list once seen non-empty stays so, because S alone takes from it.
        return bioListOpaque() == null ? null : pop();
    }

    /** S, queueing mode: takes a bio, sleeping as long as it is registered for one; null if no bio will come. */
    final Bio popOrSleep() {
        Bio bio;
        while ((bio = popOrRegister()) == null && waiter != null) { // queueing, only S writes the waiter
            scheduler.ioSchedule();
        }
        return bio;
    }

    @Override
    public final void awaitDrain() {
        while (!isDrained()) {
            scheduler.ioSchedule();
        }
    }

    @Override
    public final boolean listsBios() {
        return true;
    }

    /** Who wakes a thread that is not null; read in its section, so that giving back the lock is the last touch of the counter. */
    final Scheduler schedulerFor(Thread toWake) {
        return toWake == null ? null : scheduler;
    }

    /** Wakes a thread that is not null; called without the lock, on locals: nothing of the request is touched. */
    static void wake(Scheduler scheduler, Thread toWake) {
        if (toWake != null) {
            scheduler.wakeUpProcess(toWake);
        }
    }

    final void pushLocked(Bio bio) {
        bio.setNext(bioList);
        bioList = bio;
    }

    final Bio popLocked() {
        Bio bio = bioList;
        bioList = bio.next();
        return bio;
    }

    final Bio popOrRegisterLocked() {
        if (bioList == null) {
            waiter = Thread.currentThread();
            return null;
        }
        return popOrNullLocked();
    }

    /** Takes a bio if one is listed, and in any case no longer waits. */
    final Bio popOrNullLocked() {
        waiter = null;
        return bioList == null ? null : popLocked();
    }

    final void resetList() {
        bioList = null;
        waiter = null;
    }

    final boolean isListQuiescent() {
        return bioList == null && waiter == null;
    }

    private Bio bioListOpaque() {
        return (Bio) BIO_LIST.getOpaque(this);
    }
}
