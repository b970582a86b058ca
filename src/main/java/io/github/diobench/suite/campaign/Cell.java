package io.github.diobench.suite.campaign;

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
 */
public record Cell(String id, String regime, String arm, String benchmark, Map<String, String> params, int threads) {
    /** Copies the parameters, in alphabetical order. */
    public Cell {
        params = new TreeMap<>(params);
    }
}
