package io.github.diobench.engine.counter;

import java.util.concurrent.locks.LockSupport;

/**
 * How a counter puts the submitter to sleep and wakes it: {@code io_schedule} and {@code wake_up_process}.
 *
 * <p>A seam, so that the same counter runs under the JVM's parking, under observers that stall it, and under tools that replace
 * blocking. Sleeping is uninterruptible from the counter's view: the engine keeps an interrupt and raises it again when the wait
 * is over.
 */
public interface Scheduler {
    /** Parks the calling thread, with no request attached; an interrupt is left pending. */
    Scheduler PARK = new Scheduler() {
        @Override
        public void ioSchedule() {
            LockSupport.park();
        }

        @Override
        public void wakeUpProcess(Thread thread) {
            LockSupport.unpark(thread);
        }
    };

    /**
     * Sleeps until woken. May return at any time without reason, and at once if a wake-up came before or was left over from an
     * earlier request: the caller tests its condition in a loop.
     */
    void ioSchedule();

    /**
     * Lets a sleeping thread, or the next sleep of a running one, return. Never blocks; completers call it.
     *
     * @param thread the thread to wake
     */
    void wakeUpProcess(Thread thread);
}
