package io.github.diobench.suite.campaign;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C, and any other polite end of this JVM, into an early end of the campaign that keeps what was measured.
 *
 * <p>While it is open, a shutdown kills the running fork and then waits for {@link #close}, so that there is time to
 * write the reports. Thread-safe.
 */
public final class Interruption implements AutoCloseable {
    private static final Duration REPORT_TIME = Duration.ofSeconds(30);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");

    private Interruption() {}

    /** Starts to listen. */
    public static Interruption listen() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void interrupt() {
        requested.countDown();
        Deadline.killForks();
        try {
            boolean ignored = closed.await(REPORT_TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells whether the campaign is to end. */
    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /**
     * Waits a moment for a request that may be on its way. Ctrl-C reaches the fork too, whose end can be noticed here
     * before this JVM's own shutdown has begun.
     */
    boolean isRequestedWithin(Duration moment) {
        try {
            return requested.await(moment.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Lets this JVM end. */
    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown has begun and runs the hook, which has just been released.
            assert isRequested();
        }
    }
}
