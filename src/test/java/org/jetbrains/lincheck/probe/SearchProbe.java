package org.jetbrains.lincheck.probe;

import java.lang.reflect.Field;

/**
 * Counts the executions of a Lincheck search and reads how far it came. Lies in this package because Lincheck analyses no class of
 * it: one that it analyses has its fields put back between two executions.
 */
public final class SearchProbe {
    private static int invocations;
    private static Object strategy;

    private SearchProbe() {}

    /** Before a search. */
    public static void reset() {
        invocations = 0;
        strategy = null;
    }

    /** At the beginning of every execution. */
    public static void invoked() {
        invocations++;
        if (strategy == null) {
            strategy = currentStrategy();
        }
    }

    /** How many interleavings were executed. */
    public static int invocations() {
        return invocations;
    }

    /**
     * After a search: every interleaving with this many choices of a thread was executed, the first choice and those that a blocked
     * thread forces counted in.
     */
    public static int switchesCompleted() {
        try {
            Field field = strategy.getClass().getDeclaredField("maxNumberOfSwitches");
            field.setAccessible(true);
            return (int) field.get(strategy) - 1;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another Lincheck than the probe was written for", e);
        }
    }

    /** The search that runs the calling thread; the classes are in the bootstrap loader, where Lincheck's agent put them. */
    private static Object currentStrategy() {
        try {
            Class<?> descriptors = Class.forName("sun.nio.ch.lincheck.ThreadDescriptor", false, null);
            Object descriptor =
                    descriptors.getMethod("getCurrentThreadDescriptor").invoke(null);
            return descriptors.getMethod("getEventTracker").invoke(descriptor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another Lincheck than the probe was written for", e);
        }
    }
}
