package io.github.diobench.suite.record;

import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what one thread did in one role, so that a starving role shows even where JMH only reports a sum.
 *
 * <p>The counter is not padded. A worker of a contended benchmark counts in its own padded state and hands the sum over
 * in {@code @TearDown(Level.Iteration)}, which is why {@link #add} takes an amount.
 *
 * <p><b>Thread-safety.</b> As for {@link LatencyRecorder}: {@code open} from any thread, a single writer, read only while
 * all writers rest.
 */
public final class Tally {
    private static final PerThread<Tally> ALL = new PerThread<>();

    private final Thread owner = Thread.currentThread();
    private long count;

    private Tally() {}

    /**
     * Returns the calling thread's tally for {@code role}.
     *
     * @param role who or what is counted, such as {@code submitter}: letters, digits, dots, dashes and underscores
     * @throws IllegalArgumentException if the role holds anything else
     */
    public static Tally open(String role) {
        return ALL.mine(role, Tally::new);
    }

    /** Adds {@code amount} to this thread's count of the current iteration. */
    public void add(long amount) {
        assert Thread.currentThread() == owner : "tally of " + owner + " used by " + Thread.currentThread();
        count += amount;
    }

    /** Sets all tallies of all threads to zero. Only while every writer rests. */
    static void clearAll() {
        ALL.forEach((role, tally) -> tally.count = 0);
    }

    /** Returns, role by role, the sum over all threads. Only while every writer rests. */
    static Map<String, Long> readAll() {
        Map<String, Long> byRole = new TreeMap<>();
        ALL.forEach((role, tally) -> byRole.merge(role, tally.count, Long::sum));
        return byRole;
    }

    /** Forgets all tallies, for tests that share one JVM. */
    static void forgetAll() {
        ALL.forgetAll();
    }
}
