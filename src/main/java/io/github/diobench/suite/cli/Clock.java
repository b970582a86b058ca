package io.github.diobench.suite.cli;

import java.time.Duration;
import java.util.Locale;

/** Shows durations. */
final class Clock {
    private Clock() {}

    /** Returns minutes and seconds as on a kitchen timer, such as {@code 9:05}; minutes go on counting past an hour. */
    static String minutes(Duration duration) {
        long seconds = Math.max(0, Math.round(duration.toMillis() / 1000.0));
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    /** Returns what one would say: {@code 45 s}, {@code 59 min}, {@code 7.3 h}. */
    static String words(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        return seconds < 2 * 3600
                ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
