package io.github.diobench.jcstress;

import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.Scheduler;
import java.util.concurrent.atomic.AtomicInteger;

/** Wrong on purpose: the completer reads the waiter after the decrement that the submitter waits for (R2). */
final class RacyCounter implements BioCounter {
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
}
