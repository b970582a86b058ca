package io.github.diobench.engine.dio;

import io.github.diobench.engine.counter.Scheduler;
import io.github.diobench.engine.device.BlockDevice;
import java.util.concurrent.locks.LockSupport;

/**
 * How a submitter waits for its request: kicks the device, parks without being interruptible, and raises a kept interrupt again when
 * the request is over.
 *
 * <p>Not part of the {@link Dio} on purpose: a completer wakes after it gave up its reference, and then reads only the final fields
 * here. {@code interrupted} is the submitter's alone.
 */
final class SubmitterSleep implements Scheduler {
    private final BlockDevice device;
    private final Observer observer;
    private boolean interrupted;

    SubmitterSleep(BlockDevice device, Observer observer) {
        this.device = device;
        this.observer = observer;
    }

    @Override
    public void ioSchedule() {
        device.runQueues(true);
        if (observer != null) {
            observer.aboutToSleep();
        }
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
    }

    @Override
    public void wakeUpProcess(Thread thread) {
        if (observer != null) {
            observer.wake(thread);
        }
        LockSupport.unpark(thread);
    }

    /** The wait is over: raises the interrupt that came during it, if one did. */
    void end() {
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
    }
}
