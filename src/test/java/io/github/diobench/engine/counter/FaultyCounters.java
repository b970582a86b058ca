package io.github.diobench.engine.counter;

import java.util.concurrent.atomic.AtomicInteger;

/** Counters with one fault each, which whatever looks for faults must find; otherwise as simple as can be, and without a list. */
final class FaultyCounters {
    private FaultyCounters() {}

    /** What the three have in common: the submitter waits until the count is zero. */
    private abstract static class Faulty implements BioCounter {
        final Scheduler scheduler;
        final AtomicInteger count = new AtomicInteger();
        volatile Thread waiter;

        Faulty(Scheduler scheduler) {
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
        public boolean listsBios() {
            return false;
        }

        @Override
        public boolean isQuiescent() {
            return count.get() == 0 && waiter == null;
        }
    }

    /** As before the patch: the completer looks at the request after the decrement that the submitter waits for (R2). */
    static final class Racy extends Faulty {
        Racy(Scheduler scheduler) {
            super(scheduler);
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
        public void awaitDrain() {
            while (count.get() != 0) {
                scheduler.ioSchedule();
            }
            waiter = null;
        }
    }

    /** Wakes the submitter first, and only then does what the submitter waits for (R8). */
    static final class LosesWakeUp extends Faulty {
        LosesWakeUp(Scheduler scheduler) {
            super(scheduler);
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
            waiter = null;
            return false;
        }

        @Override
        public void awaitDrain() {
            while (waiter != null) {
                scheduler.ioSchedule();
            }
        }
    }

    /** Takes a reference off, and looks in a second step whether it was the last. */
    static final class TellsTwo extends Faulty {
        TellsTwo(Scheduler scheduler) {
            super(scheduler);
        }

        @Override
        public boolean complete() {
            count.decrementAndGet();
            return count.get() == 0;
        }

        @Override
        public void awaitDrain() {
            throw new IllegalStateException("is never waited for");
        }
    }
}
