package io.github.diobench.suite.campaign;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A benchmark on the class path.
 *
 * @param name its full name, class and method
 * @param className the name of its class without the package
 * @param params the values of each of its parameters, as declared
 */
public record BenchmarkEntry(String name, String className, Map<String, List<String>> params) {
    /** Sorts the parameters by name. */
    public BenchmarkEntry {
        params = new TreeMap<>(params);
    }

    /** Returns the name without the package: class and method. */
    public String shortName() {
        return withoutPackage(name);
    }

    /** Returns class and method of a benchmark's full name. */
    public static String withoutPackage(String fullName) {
        int method = fullName.lastIndexOf('.');
        return fullName.substring(fullName.lastIndexOf('.', method - 1) + 1);
    }
}
