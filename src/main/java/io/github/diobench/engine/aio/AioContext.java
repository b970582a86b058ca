package io.github.diobench.engine.aio;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.counter.SpinLock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Submits asynchronous operations and hands out their events, each exactly once ({@code io_setup}, {@code io_submit},
 * {@code io_getevents}; {@code fs/aio.c}).
 *
 * <p>An operation whose file call returns a value gets its event from here, on the submitting thread; one that returns
 * {@code -EIOCBQUEUED} gets it from the engine, on the completing thread. Thread-safe: any number of submitters, completers and
 * reapers.
 */
/*
 * The ring is guarded by a spin lock, as completion_lock in the kernel: an event is written, and the waiting reapers are looked up,
 * in one section, and a reaper registers in the section in which it found too few events. So a post comes either before that
 * section, and is counted by it, or after it, and sees the reaper. A slot is reserved when an operation is submitted and given back
 * when its event is got, so posting never finds the ring full.
 *
 * Reapers that wait are linked through themselves; a post wakes the first, and a reaper that leaves events behind wakes the next.
 */
public final class AioContext {
    private static final class Reaper {
        final Thread thread = Thread.currentThread();
        Reaper next;
    }

    private final SpinLock completionLock = new SpinLock();
    private final Kiocb[] ring;
    private int reserved;
    private int head;
    private int tail;
    private int posted;
    private Reaper reapers;

    /**
     * Makes a context.
     *
     * @param maxEvents how many operations can be in flight or unreaped together, at least 1
     */
    public AioContext(int maxEvents) {
        if (maxEvents < 1) {
            throw new IllegalArgumentException("a context needs room for at least one event, not " + maxEvents);
        }
        ring = new Kiocb[maxEvents];
    }

    /**
     * Submits operations in order.
     *
     * @return how many were submitted, fewer than given if the ring has no room for more; or {@code -EAGAIN} if it has room for none
     * @throws IllegalStateException if one of them is in flight already, was never prepared or is given twice; none is submitted then
     */
    public int submit(Kiocb... operations) {
        return submit(operations, operations.length);
    }

    /**
     * Submits the first {@code count} operations of an array in order.
     *
     * @return as {@link #submit(Kiocb...)}
     */
    public int submit(Kiocb[] operations, int count) {
        for (int i = 0; i < count; i++) {
            check(operations, i);
        }
        int granted = reserve(count);
        for (int i = 0; i < granted; i++) {
            operations[i].submit(this);
        }
        return granted == 0 && count > 0 ? -Errno.EAGAIN : granted;
    }

    /**
     * Takes events, oldest first, waiting for them.
     *
     * @param min how many to wait for; 0 does not wait
     * @param max how many to take at most
     * @param timeoutNanos how long to wait at most, in nanoseconds; negative waits for ever
     * @param into receives the completed operations from index 0
     * @return how many were taken: fewer than {@code min} only if the time ran out or the thread is interrupted, which it then stays
     */
    public int getEvents(int min, int max, long timeoutNanos, Kiocb[] into) {
        if (min < 0 || min > max || max > into.length) {
            throw new IllegalArgumentException("events from " + min + " to " + max + " do not go into " + into.length);
        }
        int taken = take(into, 0, max, null);
        return taken >= min ? taken : awaitEvents(min, max, timeoutNanos, into, taken);
    }

    /** Operations submitted whose events have not been got. */
    public int outstanding() {
        completionLock.lock();
        int now = reserved;
        completionLock.unlock();
        return now;
    }

    /** The event of a completed operation enters the ring. */
    void post(Kiocb operation) {
        completionLock.lock();
        ring[tail] = operation;
        tail = after(tail);
        posted++;
        Thread toWake = firstReaper();
        completionLock.unlock();
        if (toWake != null) {
            LockSupport.unpark(toWake);
        }
    }

    private static void check(Kiocb[] operations, int index) {
        String obstacle = operations[index].obstacle();
        for (int i = 0; i < index; i++) {
            if (operations[i] == operations[index]) {
                obstacle = "is given twice";
            }
        }
        if (obstacle != null) {
            throw new IllegalStateException("operation " + index + " " + obstacle);
        }
    }

    private int reserve(int wanted) {
        completionLock.lock();
        int granted = Math.min(wanted, ring.length - reserved);
        reserved += granted;
        completionLock.unlock();
        return granted;
    }

    private int awaitEvents(int min, int max, long timeoutNanos, Kiocb[] into, int alreadyTaken) {
        long deadline = timeoutNanos < 0 ? Long.MAX_VALUE : System.nanoTime() + timeoutNanos;
        int taken = alreadyTaken;
        Reaper self = new Reaper();
        while (taken < min) {
            int more = take(into, taken, max - taken, self);
            taken += more;
            if (more == 0) {
                long left = timeoutNanos < 0 ? TimeUnit.DAYS.toNanos(1) : deadline - System.nanoTime();
                if (left <= 0 || Thread.currentThread().isInterrupted()) {
                    break;
                }
                LockSupport.parkNanos(this, left);
            }
        }
        leave(self);
        return taken;
    }

    /** Takes what is there; if that is nothing, registers the reaper, unless it is null or registered already. */
    private int take(Kiocb[] into, int from, int max, Reaper reaper) {
        completionLock.lock();
        int count = Math.min(posted, max);
        for (int i = 0; i < count; i++) {
            into[from + i] = ring[head];
            ring[head] = null;
            head = after(head);
        }
        posted -= count;
        reserved -= count;
        if (count == 0 && reaper != null && !isRegistered(reaper)) {
            reaper.next = reapers;
            reapers = reaper;
        }
        completionLock.unlock();
        return count;
    }

    /** Takes a reaper off the list, and wakes another if events are left for it. */
    private void leave(Reaper reaper) {
        completionLock.lock();
        Reaper before = null;
        for (Reaper each = reapers; each != null; each = each.next) {
            if (each == reaper) {
                if (before == null) {
                    reapers = each.next;
                } else {
                    before.next = each.next;
                }
                break;
            }
            before = each;
        }
        Thread toWake = posted > 0 ? firstReaper() : null;
        completionLock.unlock();
        if (toWake != null) {
            LockSupport.unpark(toWake);
        }
    }

    private boolean isRegistered(Reaper reaper) {
        for (Reaper each = reapers; each != null; each = each.next) {
            if (each == reaper) {
                return true;
            }
        }
        return false;
    }

    private int after(int slot) {
        return slot + 1 == ring.length ? 0 : slot + 1;
    }

    private Thread firstReaper() {
        return reapers == null ? null : reapers.thread;
    }
}
