package io.github.diobench.jcstress;

import io.github.diobench.engine.counter.Scheduler;

/**
 * Sleeps on its feet, and notices when nobody is left to wake it. A wake-up is a volatile write, but the counters may not rely on
 * that, because a sleep need not happen.
 */
final class SpinSleep implements Scheduler {
    private volatile boolean permit;
    private volatile boolean completerDone;

    /** C, after its last call of the counter: whoever sleeps from here on, or still does, was forgotten. */
    void completerIsDone() {
        completerDone = true;
    }

    @Override
    public void ioSchedule() {
        while (true) {
            boolean nobodyLeft = completerDone;
            if (permit) {
                permit = false;
                return;
            }
            if (nobodyLeft) {
                throw new LostWakeUpException();
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void wakeUpProcess(Thread thread) {
        permit = true;
    }
}
