package io.github.diobench.bench;

import java.util.concurrent.TimeUnit;

/**
 * Requests before the measuring, until a device that has just been opened works as it will.
 *
 * <p>A fork that was stopped is let go on with all its threads at once, and then submitter and completer often share a CPU until the
 * scheduler has parted them, though another idles. Each request then takes a time slice: a turn of some milliseconds would measure nothing else.
 */
final class RunIn {
    /** Enough for caches to fill and for a thread that has just woken to reach its compiled code. */
    private static final long QUIET_NANOS = TimeUnit.MICROSECONDS.toNanos(300);

    /** Far above what a request takes, and far below a time slice. */
    private static final long SLOW_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    /** With one CPU for both threads it does not get better. */
    private static final long LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private RunIn() {}

    /** Runs {@code request} until, for 0.3 ms, it took no time slice; for 25 ms at most. */
    static void of(Runnable request) {
        long begin = System.nanoTime();
        long quietSince = begin;
        long now = begin;
        do {
            long start = now;
            request.run();
            now = System.nanoTime();
            if (now - start > SLOW_NANOS) {
                quietSince = now;
            }
        } while (now - quietSince < QUIET_NANOS && now - begin < LIMIT_NANOS);
    }
}
