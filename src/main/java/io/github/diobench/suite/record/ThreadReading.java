package io.github.diobench.suite.record;

import io.github.diobench.suite.SystemFiles;
import java.util.Optional;

/**
 * What Linux has counted for one thread since it started, or between two moments.
 *
 * @param voluntary how often it gave up the CPU because it had to wait
 * @param involuntary how often it was taken off the CPU though it could have gone on
 * @param ranNanos how long it ran, in nanoseconds; 0 if not told
 * @param waitedNanos how long it could have run but had no CPU, in nanoseconds; 0 if not told
 * @param cpu the CPU on which it ran last
 */
record ThreadReading(long voluntary, long involuntary, long ranNanos, long waitedNanos, int cpu) {
    static final ThreadReading ZERO = new ThreadReading(0, 0, 0, 0, 0);

    /** The field of {@code stat}, numbered as in proc(5), that tells the CPU. */
    private static final int CPU_FIELD = 39;

    /** Reads it from {@code folder}, such as {@code proc/self/task/17}; empty if the thread has ended. */
    static Optional<ThreadReading> of(SystemFiles files, String folder) {
        String status = files.text(folder + "/status").orElse("");
        Optional<String> voluntary = SystemFiles.fieldIn(status, "voluntary_ctxt_switches");
        Optional<String> involuntary = SystemFiles.fieldIn(status, "nonvoluntary_ctxt_switches");
        Optional<Long> cpu = files.statField(folder + "/stat", CPU_FIELD);
        if (voluntary.isEmpty() || involuntary.isEmpty() || cpu.isEmpty()) {
            return Optional.empty();
        }
        String[] times = files.words(folder + "/schedstat");
        boolean told = times.length == 3;
        return Optional.of(new ThreadReading(
                SystemFiles.whole(voluntary.get()).orElse(0L),
                SystemFiles.whole(involuntary.get()).orElse(0L),
                told ? SystemFiles.whole(times[0]).orElse(0L) : 0,
                told ? SystemFiles.whole(times[1]).orElse(0L) : 0,
                cpu.get().intValue()));
    }

    /** Returns what came since {@code earlier}. */
    ThreadReading since(ThreadReading earlier) {
        return new ThreadReading(
                Math.max(0, voluntary - earlier.voluntary),
                Math.max(0, involuntary - earlier.involuntary),
                Math.max(0, ranNanos - earlier.ranNanos),
                Math.max(0, waitedNanos - earlier.waitedNanos),
                cpu);
    }

    /** Returns the sum of both. */
    ThreadReading plus(ThreadReading other) {
        return new ThreadReading(
                voluntary + other.voluntary,
                involuntary + other.involuntary,
                ranNanos + other.ranNanos,
                waitedNanos + other.waitedNanos,
                cpu);
    }
}
