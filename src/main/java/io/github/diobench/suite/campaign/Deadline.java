package io.github.diobench.suite.campaign;

import io.github.diobench.suite.os.ProcessTree;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Kills the measuring JVM if it does not end in time.
 *
 * <p>JMH's own time-out interrupts the threads of a benchmark, which a thread that spins does not notice.
 *
 * <p>Thread-safe.
 */
final class Deadline implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Deadline::daemon);
    private final Future<?> kill;
    private volatile boolean passed;

    /** Starts the clock. */
    Deadline(Duration limit) {
        kill = timer.schedule(this::pass, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fork-deadline");
        thread.setDaemon(true);
        return thread;
    }

    private void pass() {
        passed = true;
        killForks();
    }

    /** Tells whether the time has run out. */
    boolean hasPassed() {
        return passed;
    }

    /** Kills all JVMs that this one has started, and those that they have started. */
    static void killForks() {
        ProcessTree.endChildren();
    }

    /** Stops the clock. */
    @Override
    public void close() {
        kill.cancel(false);
        timer.shutdownNow();
    }
}
