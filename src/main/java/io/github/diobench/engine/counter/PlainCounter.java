package io.github.diobench.engine.counter;

import io.github.diobench.engine.bio.Bio;

/**
 * The floor: the patch's plain ints with no lock at all. Correct only where every bio completes on the submitter's own thread; the
 * engine refuses it on any other device.
 *
 * <p>Locked operations: none. What another counter costs above this one is what it pays for synchronisation. Layout: that of
 * {@code spin}, with a lock word that nobody takes.
 */
final class PlainCounter extends LockedCounter {
    PlainCounter(Scheduler scheduler) {
        super(scheduler);
    }

    @Override
    public void submit() {
        submitLocked();
    }

    @Override
    public boolean complete() {
        boolean zero = completeLocked();
        Thread toWake = waiterIf(zero);
        return finishes(zero, schedulerFor(toWake), toWake);
    }

    @Override
    public void queue(Bio bio) {
        Thread toWake = queueLocked(bio);
        wake(schedulerFor(toWake), toWake);
    }

    @Override
    Bio pop() {
        return popLocked();
    }

    @Override
    Bio popOrRegister() {
        return popOrRegisterLocked();
    }

    @Override
    public void processed() {
        processedLocked();
    }

    @Override
    public boolean drop(boolean wait) {
        return dropLocked(wait);
    }

    @Override
    boolean isDrained() {
        return isDrainedLocked();
    }
}
