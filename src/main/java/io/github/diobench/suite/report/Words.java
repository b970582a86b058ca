package io.github.diobench.suite.report;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How names appear in reports. */
public final class Words {
    /** What stands where there is no value. */
    public static final String MISSING = "-";

    private Words() {}

    /** Returns {@code value} with that many decimals, or {@link #MISSING} for NaN. */
    public static String decimal(double value, int decimals) {
        return Double.isNaN(value) ? MISSING : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

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
}
