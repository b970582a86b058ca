package io.github.diobench.suite.record;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Records the duration of every operation that one thread measures under one label.
 *
 * <p>A thread calls {@link #open} once per label, in {@code @Setup(Level.Iteration)} or at its start, and then
 * {@link #record} for each operation inside the measurement window. Repeated calls of {@code open} return the same
 * recorder.
 *
 * <p><b>Thread-safety.</b> {@code open} may be called from any thread. A recorder has a single writer, the thread that
 * opened it; an assertion says so when assertions are enabled. The profiler clears and reads all recorders between
 * iterations: by then every writer must rest, and its last write must happen-before the end of the benchmark's
 * {@code @TearDown(Level.Iteration)}. JMH's own workers meet this by themselves; a thread that the benchmark started
 * must have been drained.
 */
public final class LatencyRecorder {
    private static final PerThread<LatencyRecorder> ALL = new PerThread<>();

    private final Thread owner = Thread.currentThread();
    private final Histogram histogram = Histograms.create();
    private long outOfRange;

    private LatencyRecorder() {}

    /**
     * Returns the calling thread's recorder for {@code label}.
     *
     * @param label what is measured, such as {@code slat}: letters, digits, dots, dashes and underscores
     * @throws IllegalArgumentException if the label holds anything else
     */
    public static LatencyRecorder open(String label) {
        return ALL.mine(label, LatencyRecorder::new);
    }

    /**
     * Records one duration.
     *
     * @param nanos nanoseconds; a value below 0 (a clock that stepped back) or above {@link Histograms#HIGHEST_NANOS} is
     *     recorded as the nearest bound and counted as out of range
     */
    public void record(long nanos) {
        assert Thread.currentThread() == owner : "recorder of " + owner + " used by " + Thread.currentThread();
        histogram.recordValue(clamp(nanos));
    }

    private long clamp(long nanos) {
        if (nanos >= 0 && nanos <= Histograms.HIGHEST_NANOS) {
            return nanos;
        }
        outOfRange++;
        return nanos < 0 ? 0 : Histograms.HIGHEST_NANOS;
    }

    /** Empties all recorders of all threads. Only while every writer rests. */
    static void clearAll() {
        ALL.forEach((label, recorder) -> {
            recorder.histogram.reset();
            recorder.outOfRange = 0;
        });
    }

    /** Returns, label by label, the sum over all threads. Only while every writer rests. */
    static Map<String, Recording> readAll() {
        Map<String, Recording> byLabel = new TreeMap<>();
        ALL.forEach((label, recorder) ->
                byLabel.computeIfAbsent(label, any -> new Recording()).add(recorder.histogram, recorder.outOfRange));
        return byLabel;
    }

    /** Forgets all recorders, for tests that share one JVM. */
    static void forgetAll() {
        ALL.forgetAll();
    }
}
