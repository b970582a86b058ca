package io.github.diobench.engine.counter;

import io.github.diobench.engine.bio.Bio;

/**
 * The patch under the counter's own monitor.
 *
 * <p>Locked operations: asynchronous 2n + 1 monitor entries, synchronous 4n + 1. Progress: blocking; a contended monitor parks.
 * Layout: the counts, the list and the waiter share a cache line with the object's header, unpadded on purpose; an inflated monitor
 * is elsewhere.
 */
/*
 * The protocol: LockedCounter. The pairing is the monitor's own: an exit synchronises with the next entry. An inflated monitor is
 * read by the JVM after its releasing store, to wake a successor; that tail may meet the counter already in its next request,
 * where it can cause a spurious wake-up and nothing else.
 *
 * HotSpot may merge neighbouring sections when it inlines both (lock coarsening), which no other strategy allows it to do: compare
 * with -XX:-EliminateLocks before believing a small difference.
 */
final class SynchronizedCounter extends LockedCounter {
    SynchronizedCounter(Scheduler scheduler) {
        super(scheduler);
    }

    @Override
    public void submit() {
        synchronized (this) {
            submitLocked();
        }
    }

    @Override
    public boolean complete() {
        boolean zero;
        Thread toWake;
        Scheduler wakes;
        synchronized (this) {
            zero = completeLocked();
            toWake = waiterIf(zero);
            wakes = schedulerFor(toWake);
        }
        return finishes(zero, wakes, toWake);
    }

    @Override
    public void queue(Bio bio) {
        Thread toWake;
        Scheduler wakes;
        synchronized (this) {
            toWake = queueLocked(bio);
            wakes = schedulerFor(toWake);
        }
        wake(wakes, toWake);
    }

    @Override
    Bio pop() {
        synchronized (this) {
            return popLocked();
        }
    }

    @Override
    Bio popOrRegister() {
        synchronized (this) {
            return popOrRegisterLocked();
        }
    }

    @Override
    public void processed() {
        synchronized (this) {
            processedLocked();
        }
    }

    @Override
    public boolean drop(boolean wait) {
        synchronized (this) {
            return dropLocked(wait);
        }
    }

    @Override
    boolean isDrained() {
        synchronized (this) {
            return isDrainedLocked();
        }
    }
}
