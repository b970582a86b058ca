package io.github.diobench.suite.record;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * One number for each iteration that a benchmark found by itself: no sum and no distribution, but, say, a median.
 *
 * <p>Thread-safe. If several threads set the same gauge in one iteration, the last one counts.
 */
public final class Gauge {
    /** Bytes allocated per operation, by the name that JMH's own profiler gives it. */
    public static final String ALLOCATION = "gc.alloc.rate.norm";

    private static final ConcurrentMap<String, Double> VALUES = new ConcurrentHashMap<>();

    private Gauge() {}

    /**
     * Sets the gauge of this iteration, at the latest in {@code @TearDown(Level.Iteration)}.
     *
     * @param label the name of the result: letters, digits, dots, dashes and underscores
     * @param value the number: bytes under {@link #ALLOCATION}, otherwise nanoseconds
     * @throws IllegalArgumentException if the label holds anything else
     */
    public static void set(String label, double value) {
        PerThread.requireLabel(label);
        VALUES.put(label, value);
    }

    /** Forgets what was set. */
    static void clearAll() {
        VALUES.clear();
    }

    /** Returns what was set, by label. */
    static Map<String, Double> readAll() {
        return new TreeMap<>(VALUES);
    }
}
