package io.github.diobench.engine;

import io.github.diobench.engine.counter.CounterCatalog;
import java.util.List;

/**
 * The counters that tests of the whole engine go through: all, or those that {@code -Ddiobench.tested=spin,deferred} names.
 * A mutant of a class that is no counter's is found by two of them as well as by ten, in a fifth of the time.
 */
public final class TestedCounters {
    private static final String CHOSEN = System.getProperty("diobench.tested", "");

    private TestedCounters() {}

    /** Returns their names. */
    public static List<String> names() {
        return CHOSEN.isEmpty() ? CounterCatalog.builtInNames() : List.of(CHOSEN.split(","));
    }
}
