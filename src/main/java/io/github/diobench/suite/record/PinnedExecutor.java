package io.github.diobench.suite.record;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * JMH's own pool of worker threads, except that they enrol with {@link MeasuringThreads}. JMH makes one in each fork that has the
 * arguments of a {@link Pin}.
 */
public final class PinnedExecutor extends ThreadPoolExecutor {
    private static final String ROLE = "worker";

    /**
     * Makes a pool of as many threads as there are tasks at a time, so that each has its own thread for the life of the fork.
     *
     * @param threads how many
     * @param prefix what their names begin with
     */
    public PinnedExecutor(int threads, String prefix) {
        super(threads, threads, 0, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), named(prefix));
    }

    private static ThreadFactory named(String prefix) {
        ThreadFactory enrolled = MeasuringThreads.of(ROLE);
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = enrolled.newThread(task);
            // As JMH does.
            thread.setName(prefix + "-jmh-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
