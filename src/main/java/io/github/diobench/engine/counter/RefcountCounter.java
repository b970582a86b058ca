package io.github.diobench.engine.counter;

import io.github.diobench.engine.bio.Bio;

/**
 * One reference count under the spin lock (strategy RL, kernel-spec 7): what the kernel does from 2.6.20 to today's
 * {@code fs/direct-io.c}.
 *
 * <p>Locked operations: asynchronous 2n + 1, synchronous 3n + 2, each one compare-and-set and one release store. Progress: blocking,
 * but only for the length of a section. Layout: as {@code spin}, all in one cache line, unpadded on purpose.
 */
/*
 * A bio's reference goes with its completion and not with its processing, so queueing takes it in the section that lists the bio,
 * and processing costs nothing.
 *
 * Who is last: the count reaches zero inside exactly one section, whose lock acquires what the sections before it released.
 *
 * Waiting: S keeps its own reference while it waits, so a completer can bring the count to one at the least: then it wakes S and is
 * not the finisher. S stores itself as waiter in the section that found bios outstanding, and a completer reads it in the section
 * that takes its reference; one of the two comes first, so either S finds the count at one or the completer finds S. (Read the
 * waiter before the decrement and not in one section with it, and the wake-up is lost: strategy RA, R8.) S gives its reference up in
 * the section that finds it the only one, or, queueing, in one of its own after the null.
 *
 * The completer carries the waiter and the scheduler out of its section in locals; the release of the lock is its last touch of the counter, and S
 * reads the count it left only in a later section.
 */
final class RefcountCounter extends ListedCounter {
    /** The submitter's reference, and one per bio not yet completed. Guarded by the lock. */
    private int refcount;

    /** S's own: whether this request lists its bios. */
    private boolean queueing;

    RefcountCounter(Scheduler scheduler) {
        super(scheduler);
    }

    @Override
    public void reset(boolean queueing) {
        refcount = 1;
        this.queueing = queueing;
        resetList();
    }

    @Override
    public void submit() {
        lock();
        refcount++;
        unlock();
    }

    @Override
    public boolean complete() {
        lock();
        int left = --refcount;
        Thread toWake = left == 1 ? waiter : null;
        Scheduler wakes = schedulerFor(toWake);
        unlock();
        wake(wakes, toWake);
        return left == 0;
    }

    @Override
    public void queue(Bio bio) {
        lock();
        pushLocked(bio);
        Thread toWake = --refcount == 1 ? waiter : null;
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
        Bio bio = refcount > 1 ? popOrRegisterLocked() : popOrNullLocked();
        unlock();
        return bio;
    }

    @Override
    public Bio awaitBio() {
        Bio bio = popOrSleep();
        if (bio == null) {
            lock();
            refcount--;
            unlock();
        }
        return bio;
    }

    @Override
    public void processed() {
        // the reference went with queue
    }

    @Override
    public boolean drop(boolean wait) {
        if (queueing) {
            return false; // the reference goes with the null of awaitBio
        }
        lock();
        boolean last = dropLocked(wait);
        unlock();
        return last;
    }

    @Override
    boolean isDrained() {
        lock();
        boolean drained = isDrainedLocked();
        unlock();
        return drained;
    }

    @Override
    public boolean isQuiescent() {
        return refcount == 0 && isListQuiescent();
    }

    private boolean dropLocked(boolean wait) {
        if (wait && refcount > 1) {
            waiter = Thread.currentThread(); // and keeps its reference
            return false;
        }
        return --refcount == 0;
    }

    private boolean isDrainedLocked() {
        if (refcount > 1) {
            return false;
        }
        refcount = 0;
        waiter = null;
        return true;
    }
}
