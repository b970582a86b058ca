package io.github.diobench.engine.counter;

import io.github.diobench.engine.bio.Bio;

/**
 * The patch: both counts under one spin lock.
 *
 * <p>Locked operations: asynchronous 2n + 1, synchronous 4n + 1, each one compare-and-set and one release store. Progress:
 * blocking, but only for the length of a section. The lock word, the counts, the list and the waiter share a
 * cache line, unpadded on purpose, as in {@code struct dio}: whoever takes the lock has all that it guards.
 */
/*
 * The protocol and why it is right: LockedCounter. The pairing store is SpinLock's release, the pairing load its acquiring
 * compare-and-set; the release is the last touch of the counter by any party.
 */
final class SpinCounter extends LockedCounter {
    SpinCounter(Scheduler scheduler) {
        super(scheduler);
    }

    @Override
    public void submit() {
        lock();
        submitLocked();
        unlock();
    }

    @Override
    public boolean complete() {
        lock();
        boolean zero = completeLocked();
        Thread toWake = waiterIf(zero);
        Scheduler wakes = schedulerFor(toWake);
        unlock();
        return finishes(zero, wakes, toWake);
    }

    @Override
    public void queue(Bio bio) {
        lock();
        Thread toWake = queueLocked(bio);
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
        lock();
        processedLocked();
        unlock();
    }

    @Override
    public boolean drop(boolean wait) {
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
}
