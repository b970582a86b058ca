package io.github.diobench.engine.counter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The references and whether the submitter waits in one word, so that a party gives up its reference and learns whom it has to wake
 * in one compare-and-set (strategy P, kernel-spec 7). Has no bio list: completers process bios themselves, and a waiting submitter
 * waits for all of them at once.
 *
 * <p>Locked operations: 2n + 1 atomic, each a compare-and-set, repeated when another party came between. Progress: lock-free, but
 * for the wait itself. Layout: word and waiter share a cache line, unpadded on purpose.
 */
/*
 * Who is last: the compare-and-set that takes the count to zero. Each reads and writes the word as a volatile, so the last party sees
 * all that the others wrote before theirs.
 *
 * Hand-over: S stores itself as waiter and then drops its reference and sets WAITING in one step. A completer that reads WAITING
 * with its acquiring read sees that waiter, and may look because it still holds its reference. If its compare-and-set succeeds then
 * nothing has changed since: it took the last reference of a request whose submitter waits, and knows whom to wake. It clears
 * WAITING with the count, so the word is zero, which is what S waits for; S's acquiring read pairs with that compare-and-set. It is
 * the completer's last touch of the counter: the thread to wake and the scheduler are in locals by then. (Reading it afterwards would be the other
 * half of R8: S may wake for no reason, see zero and be gone.)
 */
final class PackedCounter implements BioCounter {
    /** Above the count, which has the 32 bits below. */
    private static final long WAITING = 1L << 32;

    private static final VarHandle WORD;

    static {
        try {
            WORD = MethodHandles.lookup().findVarHandle(PackedCounter.class, "word", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Scheduler scheduler;
    private long word;

    /** S; means something only while the word has WAITING. */
    private Thread waiter;

    PackedCounter(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void reset(boolean queueing) {
        word = 1;
    }

    @Override
    public void submit() {
        long before;
        do {
            before = wordOpaque();
        } while (!casWord(before, before + 1));
    }

    @Override
    public boolean complete() {
        while (true) {
            long before = wordAcquire();
            if (before == (WAITING | 1)) {
                Thread toWake = waiter;
                Scheduler wakes = scheduler;
                if (casWord(before, 0)) {
                    wakes.wakeUpProcess(toWake);
                    return false;
                }
            } else if (casWord(before, before - 1)) {
                return before == 1;
            }
        }
    }

    @Override
    public boolean drop(boolean wait) {
        if (wait) {
            waiter = Thread.currentThread(); // published by the compare-and-set that sets WAITING
        }
        while (true) {
            long before = wordOpaque();
            long after = wait && before > 1 ? WAITING | (before - 1) : before - 1;
            if (casWord(before, after)) {
                return before == 1;
            }
        }
    }

    @Override
    public void awaitDrain() {
        while (wordAcquire() != 0) {
            scheduler.ioSchedule();
        }
    }

    @Override
    public boolean listsBios() {
        return false;
    }

    @Override
    public boolean isQuiescent() {
        return wordOpaque() == 0;
    }

    private long wordOpaque() {
        return (long) WORD.getOpaque(this);
    }

    private long wordAcquire() {
        return (long) WORD.getAcquire(this);
    }

    private boolean casWord(long expected, long next) {
        return WORD.weakCompareAndSet(this, expected, next);
    }
}
