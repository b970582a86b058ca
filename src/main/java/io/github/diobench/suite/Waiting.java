package io.github.diobench.suite;

import java.util.Map;
import java.util.Optional;

/**
 * How the system treated the busy threads of a process for a while. A thread is busy if it wanted a CPU for a quarter of the time, as
 * workers and completers do and others seldom.
 *
 * @param nanos for how long they could have run but had no CPU, added up, in nanoseconds
 * @param moves how many of them ended on another CPU than they began on
 */
public record Waiting(long nanos, int moves) {
    private static final int BUSY = 4;

    /**
     * Returns what came from one reading to the next; empty where the system does not tell.
     *
     * @param before the threads at the beginning, by their numbers; one that is missing began at zero
     * @param after the threads at the end; one that is missing does not count
     * @param elapsedNanos the time in between
     */
    public static Optional<Waiting> of(
            Map<Long, ThreadReading> before, Map<Long, ThreadReading> after, long elapsedNanos) {
        boolean isTold = false;
        long nanos = 0;
        int moves = 0;
        for (Map.Entry<Long, ThreadReading> thread : after.entrySet()) {
            ThreadReading now = thread.getValue();
            ThreadReading earlier = before.getOrDefault(thread.getKey(), ThreadReading.ZERO);
            ThreadReading meanwhile = now.since(earlier);
            isTold |= now.ranNanos() + now.waitedNanos() > 0;
            if (meanwhile.ranNanos() + meanwhile.waitedNanos() >= elapsedNanos / BUSY) {
                nanos += meanwhile.waitedNanos();
                moves += before.containsKey(thread.getKey()) && earlier.cpu() != now.cpu() ? 1 : 0;
            }
        }
        return isTold ? Optional.of(new Waiting(nanos, moves)) : Optional.empty();
    }
}
