package io.github.diobench.suite.cli;

import java.time.Duration;
import java.util.Locale;

/** Shows durations as on a kitchen timer. */
final class Clock {
    private Clock() {}

    /** Returns minutes and seconds, such as {@code 9:05}; minutes go on counting past an hour. */
    static String minutes(Duration duration) {
        long seconds = Math.max(0, Math.round(duration.toMillis() / 1000.0));
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
