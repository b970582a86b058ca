package io.github.diobench.bench;

import com.sun.management.ThreadMXBean;
import io.github.diobench.suite.record.Gauge;
import java.lang.management.ManagementFactory;

/**
 * What the submitting thread allocates per request, without what an iteration makes before its first: that would be most of it. For one
 * thread. On a JVM that does not count it there is no result.
 */
final class Allocation {
    private static final ThreadMXBean THREADS = counting();

    private final long before;

    /** Begins to count. */
    Allocation() {
        before = allocated();
    }

    /** Reports what was allocated since, in bytes for each of so many requests. */
    void report(long requests) {
        long bytes = allocated() - before;
        if (THREADS != null && requests > 0) {
            Gauge.set(Gauge.ALLOCATION, (double) bytes / requests, "B/op");
        }
    }

    private static long allocated() {
        return THREADS == null ? 0 : THREADS.getCurrentThreadAllocatedBytes();
    }

    private static ThreadMXBean counting() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                        && bean.isThreadAllocatedMemorySupported()
                        && bean.isThreadAllocatedMemoryEnabled()
                ? bean
                : null;
    }
}
