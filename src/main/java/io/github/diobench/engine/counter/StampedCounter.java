package io.github.diobench.engine.counter;

import io.github.diobench.engine.bio.Bio;
import java.util.concurrent.locks.StampedLock;

/**
 * The patch under the write mode of a {@link StampedLock}, which is tried for a while before it is queued for.
 *
 * <p>Locked operations: asynchronous 2n + 1 write locks, synchronous 4n + 1. Progress: blocking; once the bounded spin is over a
 * contended acquisition allocates a node in the JDK and may park. Layout: the counts, the list and the waiter
 * share a cache line, unpadded on purpose; the lock is an object of its own, so a section touches one line more than that of
 * {@code spin}.
 */
/*
 * The protocol: LockedCounter. The pairing is StampedLock's: unlockWrite synchronises with the next successful write lock. It
 * reads its own queue after the releasing store, to wake a successor, which is the JDK's permitted tail.
 */
final class StampedCounter extends LockedCounter {
    /** About as long as a few sections of another party; beyond that the holder has been descheduled and spinning wastes a CPU. */
    private static final int SPINS = 256;

    private final StampedLock stampedLock = new StampedLock();

    StampedCounter(Scheduler scheduler) {
        super(scheduler);
    }

    @Override
    public void submit() {
        long stamp = acquire();
        submitLocked();
        stampedLock.unlockWrite(stamp);
    }

    @Override
    public boolean complete() {
        long stamp = acquire();
        boolean zero = completeLocked();
        Thread toWake = waiterIf(zero);
        Scheduler wakes = schedulerFor(toWake);
        stampedLock.unlockWrite(stamp);
        return finishes(zero, wakes, toWake);
    }

    @Override
    public void queue(Bio bio) {
        long stamp = acquire();
        Thread toWake = queueLocked(bio);
        Scheduler wakes = schedulerFor(toWake);
        stampedLock.unlockWrite(stamp);
        wake(wakes, toWake);
    }

    @Override
    Bio pop() {
        long stamp = acquire();
        Bio bio = popLocked();
        stampedLock.unlockWrite(stamp);
        return bio;
    }

    @Override
    Bio popOrRegister() {
        long stamp = acquire();
        Bio bio = popOrRegisterLocked();
        stampedLock.unlockWrite(stamp);
        return bio;
    }

    @Override
    public void processed() {
        long stamp = acquire();
        processedLocked();
        stampedLock.unlockWrite(stamp);
    }

    @Override
    public boolean drop(boolean wait) {
        long stamp = acquire();
        boolean last = dropLocked(wait);
        stampedLock.unlockWrite(stamp);
        return last;
    }

    @Override
    boolean isDrained() {
        long stamp = acquire();
        boolean drained = isDrainedLocked();
        stampedLock.unlockWrite(stamp);
        return drained;
    }

    private long acquire() {
        long stamp = stampedLock.tryWriteLock();
        return stamp != 0 ? stamp : acquireContended();
    }

    private long acquireContended() {
        for (int i = 0; i < SPINS; i++) {
            Thread.onSpinWait();
            long stamp = stampedLock.tryWriteLock();
            if (stamp != 0) {
                return stamp;
            }
        }
        return stampedLock.writeLock();
    }
}
