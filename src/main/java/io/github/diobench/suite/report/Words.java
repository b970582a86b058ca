package io.github.diobench.suite.report;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How names appear in reports. */
final class Words {
    private Words() {}

    /** Returns the lower-case word for an enum constant. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Returns {@code name=value} for all parameters, alphabetically. */
    static String params(Map<String, String> params, String separator) {
        return params.entrySet().stream()
                .map(param -> param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining(separator));
    }

    /** Returns class and method of a benchmark's full name. */
    static String shortName(String benchmark) {
        int method = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
    }
}
