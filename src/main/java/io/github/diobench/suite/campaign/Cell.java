package io.github.diobench.suite.campaign;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one fork measures: an arm in a regime, with everything JMH must know.
 *
 * @param id unique in the plan: regime and arm, joined by a dot
 * @param regime the regime's name
 * @param arm the arm's name
 * @param benchmark the benchmark's full name, class and method
 * @param params values of all its parameters
 * @param threads JMH worker threads
 * @param jvm the {@code java} program that runs its forks
 * @param classPath the jars and folders that hold its benchmark; empty for those of this program
 * @param mode JMH's short name of the mode; {@code null} for the average time
 */
public record Cell(
        String id,
        String regime,
        String arm,
        String benchmark,
        Map<String, String> params,
        int threads,
        String jvm,
        List<String> classPath,
        String mode) {
    /** Copies the collections, the parameters in alphabetical order. */
    public Cell {
        params = new TreeMap<>(params);
        classPath = List.copyOf(classPath);
    }

    /** A cell that measures the average time. */
    public Cell(
            String id,
            String regime,
            String arm,
            String benchmark,
            Map<String, String> params,
            int threads,
            String jvm,
            List<String> classPath) {
        this(id, regime, arm, benchmark, params, threads, jvm, classPath, null);
    }
}
