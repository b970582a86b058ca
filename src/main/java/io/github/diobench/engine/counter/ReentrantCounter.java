package io.github.diobench.engine.counter;

import io.github.diobench.engine.bio.Bio;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The patch under a {@link ReentrantLock}, unfair as by default.
 *
 * <p>Locked operations: asynchronous 2n + 1 locks, synchronous 4n + 1. Progress: blocking; a contended acquisition allocates a node
 * in the JDK and may park, which it does not report. Layout: the counts, the list and the waiter share a cache line, unpadded on
 * purpose; the lock is two objects of its own.
 */
/*
 * The protocol: LockedCounter. The pairing is the lock's: an unlock, a volatile store of its state, synchronises with the next lock,
 * a compare-and-set. On x86 that store takes a second locked instruction, or a fence, where SpinLock's release takes none; the unlocks
 * of a monitor and of a StampedLock do, too. After that store unlock reads its queue, to wake a successor, which is the JDK's permitted tail: it
 * may meet the counter already in its next request, where it can unpark a thread for nothing and do no more.
 */
final class ReentrantCounter extends LockedCounter {
    private final ReentrantLock reentrantLock = new ReentrantLock();

    ReentrantCounter(Scheduler scheduler) {
        super(scheduler);
    }

    @Override
    public void submit() {
        reentrantLock.lock();
        try {
            submitLocked();
        } finally {
            reentrantLock.unlock();
        }
    }

    @Override
    public boolean complete() {
        boolean zero;
        Thread toWake;
        Scheduler wakes;
        reentrantLock.lock();
        try {
            zero = completeLocked();
            toWake = waiterIf(zero);
            wakes = schedulerFor(toWake);
        } finally {
            reentrantLock.unlock();
        }
        return finishes(zero, wakes, toWake);
    }

    @Override
    public void queue(Bio bio) {
        Thread toWake;
        Scheduler wakes;
        reentrantLock.lock();
        try {
            toWake = queueLocked(bio);
            wakes = schedulerFor(toWake);
        } finally {
            reentrantLock.unlock();
        }
        wake(wakes, toWake);
    }

    @Override
    Bio pop() {
        reentrantLock.lock();
        try {
            return popLocked();
        } finally {
            reentrantLock.unlock();
        }
    }

    @Override
    Bio popOrRegister() {
        reentrantLock.lock();
        try {
            return popOrRegisterLocked();
        } finally {
            reentrantLock.unlock();
        }
    }

    @Override
    public void processed() {
        reentrantLock.lock();
        try {
            processedLocked();
        } finally {
            reentrantLock.unlock();
        }
    }

    @Override
    public boolean drop(boolean wait) {
        reentrantLock.lock();
        try {
            return dropLocked(wait);
        } finally {
            reentrantLock.unlock();
        }
    }

    @Override
    boolean isDrained() {
        reentrantLock.lock();
        try {
            return isDrainedLocked();
        } finally {
            reentrantLock.unlock();
        }
    }
}
