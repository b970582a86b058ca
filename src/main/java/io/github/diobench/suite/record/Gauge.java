package io.github.diobench.suite.record;

import io.github.diobench.probe.AllocationProfiler;
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
    public static final String ALLOCATION = AllocationProfiler.NAME;

    private static final ConcurrentMap<String, Reading> READINGS = new ConcurrentHashMap<>();

    private Gauge() {}

    /**
     * Sets the gauge of this iteration, at the latest in {@code @TearDown(Level.Iteration)}.
     *
     * @param label the name of the result: letters, digits, dots, dashes and underscores
     * @param value the number
     * @param unit what it counts, as reports show it
     * @throws IllegalArgumentException if the label holds anything else
     */
    public static void set(String label, double value, String unit) {
        PerThread.requireLabel(label);
        READINGS.put(label, new Reading(value, unit));
    }

    /** Forgets what was set. */
    static void clearAll() {
        READINGS.clear();
    }

    /** Returns what was set, by label. */
    static Map<String, Reading> readAll() {
        return new TreeMap<>(READINGS);
    }

    /**
     * What a gauge was set to.
     *
     * @param value the number
     * @param unit what it counts
     */
    record Reading(double value, String unit) {}
}
