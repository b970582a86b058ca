package io.github.diobench.suite.campaign;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A benchmark of any class path.
 *
 * @param name its full name, class and method
 * @param modes JMH's short names of the modes that it declares
 * @param threads how many threads it runs with unless told otherwise
 * @param operations operations of an invocation, in which JMH divides its time; at least 1
 * @param groups how many threads run each method of a group of it; empty if it is none
 * @param turns whether its JMH can let it measure by turns
 * @param params the values of each of its parameters, as declared; none where a value must be given
 */
public record OtherBenchmark(
        String name,
        List<String> modes,
        int threads,
        int operations,
        Map<String, Integer> groups,
        boolean turns,
        Map<String, List<String>> params) {
    /** Copies the collections, the parameters in alphabetical order. */
    public OtherBenchmark {
        modes = List.copyOf(modes);
        groups = new TreeMap<>(groups);
        params = new TreeMap<>(params);
    }

    /** One that can measure by turns. */
    public OtherBenchmark(
            String name,
            List<String> modes,
            int threads,
            int operations,
            Map<String, Integer> groups,
            Map<String, List<String>> params) {
        this(name, modes, threads, operations, groups, true, params);
    }

    /** Returns the name without the package: class and method. */
    public String shortName() {
        return BenchmarkEntry.withoutPackage(name);
    }

    /** Returns it as an entry of a catalog. */
    public BenchmarkEntry entry() {
        String className = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        return new BenchmarkEntry(name, className.substring(className.lastIndexOf('.') + 1), params);
    }
}
