package io.github.diobench.engine;

import java.util.List;

/**
 * What came of a request.
 *
 * @param returned what the call returned, {@code -EIOCBQUEUED} if the engine delivers
 * @param delivered what the engine delivered, in order: one value if the call returned {@code -EIOCBQUEUED}, else none
 */
record Outcome(long returned, List<Long> delivered) {
    /** Whether the call left the answer to the engine. */
    boolean queued() {
        return returned == -Errno.EIOCBQUEUED;
    }

    /** The answer, however it came. */
    long value() {
        return queued() && !delivered.isEmpty() ? delivered.get(0) : returned;
    }

    /** As the outcome table writes it: {@code R->16384}, {@code Q->-EIO}. */
    @Override
    public String toString() {
        return queued()
                ? "Q->" + delivered.stream().map(Errno::toString).toList()
                : "R->" + Errno.toString(returned) + (delivered.isEmpty() ? "" : " and " + delivered);
    }
}
