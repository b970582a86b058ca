package io.github.diobench.suite.track.exchange;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * The unit of JMH's scores: time per operation, such as {@code ns/op}, or operations per time, such as {@code ops/ms}.
 *
 * @param text as JMH writes it
 */
record ScoreUnit(String text) {
    private static final String RATE = "ops/";
    private static final String TIME = "/op";

    /** The nanoseconds of JMH's abbreviations. */
    private static final Map<String, Double> NANOS =
            Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9, "min", 60e9, "hr", 3600e9, "day", 86_400e9);

    private static final double NANOS_PER_SECOND = 1e9;

    /** Tells whether a larger score is the better one. */
    boolean isRate() {
        return text.startsWith(RATE);
    }

    /** Returns what a score times this is in nanoseconds per operation; nothing if it is no time. */
    OptionalDouble toNanos() {
        return text.endsWith(TIME)
                ? factor(text.substring(0, text.length() - TIME.length()), 1)
                : OptionalDouble.empty();
    }

    /** Returns what a score times this is in operations per second; nothing if it is no rate. */
    OptionalDouble toPerSecond() {
        return isRate() ? factor(text.substring(RATE.length()), -1) : OptionalDouble.empty();
    }

    /** Returns what a score times this is in {@code other}; nothing if they are the same, or not of one kind. */
    OptionalDouble factorTo(ScoreUnit other) {
        OptionalDouble own = isRate() ? toPerSecond() : toNanos();
        OptionalDouble its = isRate() ? other.toPerSecond() : other.toNanos();
        return text.equals(other.text) || own.isEmpty() || its.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(own.getAsDouble() / its.getAsDouble());
    }

    private static OptionalDouble factor(String abbreviation, int power) {
        Double nanos = NANOS.get(abbreviation);
        if (nanos == null) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(power > 0 ? nanos : NANOS_PER_SECOND / nanos);
    }
}
