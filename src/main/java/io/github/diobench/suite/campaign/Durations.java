package io.github.diobench.suite.campaign;

import java.time.Duration;

/** Writes durations as people type them. */
public final class Durations {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    private Durations() {}

    /** Returns {@code duration} as an option takes it, such as {@code 20m} or {@code 90s}. */
    public static String typed(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds == 0 || duration.toMillisPart() != 0) {
            return duration.toMillis() + "ms";
        }
        if (seconds % HOUR == 0) {
            return seconds / HOUR + "h";
        }
        return seconds % MINUTE == 0 ? seconds / MINUTE + "m" : seconds + "s";
    }

    /** Returns {@code duration} up to the next ten seconds. */
    public static Duration roundedUp(Duration duration) {
        return Duration.ofSeconds((duration.toMillis() + 9_999) / 10_000 * 10);
    }
}
