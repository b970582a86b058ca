package io.github.diobench.engine.counter;

import io.github.diobench.engine.bio.Bio;

/**
 * Two plain counts under one lock: what the 2004 patch does, for any lock (strategy L, kernel-spec 7).
 *
 * <p>A strategy adds the lock and nothing else: each of its calls is one section around the body of the same name here.
 */
/*
 * Who is last: the count reaches zero inside exactly one section. Whoever is in it sees all that the others wrote before their
 * own sections, because each section's lock acquires what the section before released.
 *
 * Waiting: S stores itself as waiter in the section that drops its reference, so a completer that reaches zero in a later section
 * sees it. S leaves the drain only after it read zero inside a section, which comes after the last completer's. The completer
 * carries the waiter and the scheduler out of its section in locals and wakes it from there: its last touch of the counter is the release of the
 * lock. SEED parks the count at one while the completer finishes; here a waiting S finishes, so the count may reach zero at once.
 *
 * bios_in_flight is raised by every submit but lowered only in queueing mode, as in the kernel (B18).
 */
abstract class LockedCounter extends ListedCounter {
    /** References: the submitter's, and one per bio not yet processed. */
    private int bioCount;

    /** Bios submitted and not yet queued; in counting mode never lowered, and read by nobody. */
    private int biosInFlight;

    LockedCounter(Scheduler scheduler) {
        super(scheduler);
    }

    @Override
    public final void reset(boolean queueing) {
        bioCount = 1;
        biosInFlight = 0;
        resetList();
    }

    @Override
    public final boolean isQuiescent() {
        return bioCount == 0 && isListQuiescent();
    }

    @Override
    public final Bio awaitBio() {
        // Legal without the lock: in queueing mode only S changes the count (kernel-spec 3.6).
        return bioCount == 0 ? null : popOrSleep();
    }

    final void submitLocked() {
        bioCount++;
        biosInFlight++;
    }

    final boolean completeLocked() {
        return --bioCount == 0;
    }

    /** Whom a completer has to wake, if its section took the count to zero; read inside the section. */
    final Thread waiterIf(boolean zero) {
        return zero ? waiter : null;
    }

    /** The end of {@link #complete}, outside the section: either S finishes, being woken, or the caller does. */
    static boolean finishes(boolean zero, Scheduler scheduler, Thread toWake) {
        if (toWake != null) {
            scheduler.wakeUpProcess(toWake);
            return false;
        }
        return zero;
    }

    /** Returns whom to wake, or null. */
    final Thread queueLocked(Bio bio) {
        pushLocked(bio);
        return --biosInFlight == 0 ? waiter : null;
    }

    final void processedLocked() {
        bioCount--;
    }

    final boolean dropLocked(boolean wait) {
        if (--bioCount == 0) {
            return true;
        }
        if (wait) {
            waiter = Thread.currentThread();
        }
        return false;
    }

    final boolean isDrainedLocked() {
        if (bioCount != 0) {
            return false;
        }
        waiter = null;
        return true;
    }
}
