package io.github.diobench.suite.record;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Makes sure that a histogram which claims to hold every operation does.
 *
 * <p>A benchmark asks for the check by label. After each measured iteration the count under that label must equal the
 * number of operations JMH measured, except for those in flight when the window opened or closed: for every worker
 * thread the requests it keeps outstanding, and the one it is just submitting. A larger difference fails the fork.
 *
 * <p>Thread-safe.
 */
public final class HistogramCheck {
    private static final ConcurrentMap<String, Integer> DEPTHS = new ConcurrentHashMap<>();

    private HistogramCheck() {}

    /**
     * Demands that {@code label} holds one value per measured operation.
     *
     * @param label a label of {@link LatencyRecorder#open}
     * @param iodepth the requests that one worker thread keeps outstanding, at least 1
     * @throws IllegalArgumentException if {@code iodepth} is below 1
     */
    public static void everyOperation(String label, int iodepth) {
        if (iodepth < 1) {
            throw new IllegalArgumentException("iodepth must be at least 1 but is " + iodepth);
        }
        DEPTHS.put(Objects.requireNonNull(label, "label"), iodepth);
    }

    /**
     * Compares what was recorded with what JMH counted.
     *
     * @throws IllegalStateException if a checked label holds too few or too many values
     */
    static void verify(Map<String, Recording> recordings, long measuredOperations, int threads) {
        DEPTHS.forEach((label, iodepth) -> {
            Recording recording = recordings.get(label);
            long count = recording == null ? 0 : recording.count();
            long tolerance = (long) threads * (iodepth + 1);
            if (Math.abs(count - measuredOperations) > tolerance) {
                throw new IllegalStateException("histogram '" + label + "' holds " + count + " values but "
                        + measuredOperations + " operations were measured (tolerance " + tolerance + ")");
            }
        });
    }

    /** Forgets all demands, for tests that share one JVM. */
    static void forgetAll() {
        DEPTHS.clear();
    }
}
