package io.github.diobench.jcstress;

import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.Scheduler;
import java.util.concurrent.atomic.AtomicInteger;

/** Wrong on purpose: the completer reads the waiter after the decrement that the submitter waits for (R2). */
final class RacyCounter implements BioCounter {
    private static final int STALL = 100;

    private final Scheduler scheduler;
    private final AtomicInteger count = new AtomicInteger();
    private volatile Thread waiter;

    RacyCounter(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void reset(boolean queueing) {
        count.set(1);
        waiter = null;
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
        stall();
        Thread toWake = waiter;
        if (toWake == null) {
            return true;
        }
        scheduler.wakeUpProcess(toWake);
        return false;
    }

    @Override
    public boolean drop(boolean wait) {
        if (wait) {
            waiter = Thread.currentThread();
        }
        if (count.decrementAndGet() != 0) {
            return false;
        }
        waiter = null;
        return true;
    }

    @Override
    public void awaitDrain() {
        while (count.get() != 0) {
            scheduler.ioSchedule();
        }
        waiter = null;
    }

    @Override
    public boolean listsBios() {
        return false;
    }

    @Override
    public boolean isQuiescent() {
        return count.get() == 0 && waiter == null;
    }

    /** Holds the window open a little, so that few samples are enough to see somebody in it. */
    private static void stall() {
        for (int i = 0; i < STALL; i++) {
            Thread.onSpinWait();
        }
    }
}
