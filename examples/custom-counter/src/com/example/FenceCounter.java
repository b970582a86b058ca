package com.example;

import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.Scheduler;
import java.util.concurrent.atomic.AtomicInteger;

/** One atomic count, no list; the submitter waits for its own registration to be cleared. */
final class FenceCounter implements BioCounter {
    private final Scheduler scheduler;

    /** The submitter's reference, and one per bio. */
    private final AtomicInteger count = new AtomicInteger();

    private volatile Thread waiter;

    FenceCounter(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void reset(boolean queueing) {
        waiter = null;
        count.set(1);
    }

    @Override
    public void submit() {
        count.incrementAndGet();
    }

    @Override
    public boolean complete() {
        if (count.decrementAndGet() != 0) {
            return false;
        }
        Thread toWake = waiter; // stored before the submitter's decrement, so before this one
        if (toWake == null) {
            return true; // nobody waits: we are alone with the request
        }
        Scheduler wakes = scheduler;
        waiter = null; // what the submitter waits for: the last touch
        wakes.wakeUpProcess(toWake);
        return false;
    }

    @Override
    public boolean drop(boolean wait) {
        if (wait) {
            waiter = Thread.currentThread();
        }
        if (count.decrementAndGet() != 0) {
            return false; // unless it waits, the submitter must not touch anything from here on
        }
        waiter = null;
        return true;
    }

    @Override
    public void awaitDrain() {
        while (waiter != null) {
            scheduler.ioSchedule();
        }
    }

    @Override
    public boolean listsBios() {
        return false;
    }

    @Override
    public boolean isQuiescent() {
        return count.get() == 0 && waiter == null;
    }
}
