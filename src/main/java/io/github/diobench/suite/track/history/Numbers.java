package io.github.diobench.suite.track.history;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as texts show them, the same in every locale. */
final class Numbers {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Numbers() {}

    /** Returns the ratio of which {@code log} is the logarithm: {@code 1.029}. */
    static String ratio(double log) {
        return String.format(Locale.ROOT, "%.3f", Math.exp(log));
    }

    /** Returns how much {@code log} changes a ratio, in per cent and with its sign: {@code +5.1 %}. */
    static String change(double log) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * Math.expm1(log));
    }

    static String score(double score) {
        return String.format(Locale.ROOT, "%.1f", score);
    }

    static String day(Instant time) {
        return DAY.format(time);
    }

    static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /** Returns {@code 1 run}, {@code 2 runs}; the plural of series is series. */
    static String count(int number, String one) {
        return number + " " + one + (number == 1 || one.endsWith("s") ? "" : "s");
    }
}
