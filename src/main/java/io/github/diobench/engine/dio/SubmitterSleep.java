package io.github.diobench.engine.dio;

import io.github.diobench.engine.counter.Scheduler;
import io.github.diobench.engine.device.BlockDevice;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How a submitter waits for its request: kicks the device, parks without being interruptible, and raises a kept interrupt again when
 * the request is over.
 *
 * <p>Not part of the {@link Dio} on purpose: a completer wakes after it gave up its reference, and then reads only final fields
 * here. The dio itself, and {@code interrupted}, are the submitter's alone.
 */
final class SubmitterSleep implements Scheduler {
    /** How long it sleeps at most if the device could not be kicked, until it kicks it again. */
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Dio dio;
    private final BlockDevice device;
    private final Watch watch;
    private boolean interrupted;

    SubmitterSleep(Dio dio, BlockDevice device, Watch watch) {
        this.dio = dio;
        this.device = device;
        this.watch = watch;
    }

    @Override
    public void ioSchedule() {
        boolean good = kick();
        if (watch != null) {
            good &= watch.aboutToSleep(dio);
        }
        if (good) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, RETRY_NANOS);
        }
        interrupted |= Thread.interrupted();
    }

    @Override
    public void wakeUpProcess(Thread thread) {
        if (watch != null) {
            watch.wake(thread);
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

    private boolean kick() {
        try {
            device.runQueues(true);
            return true;
        } catch (Throwable e) {
            dio.threw("BlockDevice.runQueues", e);
            return false;
        }
    }
}
