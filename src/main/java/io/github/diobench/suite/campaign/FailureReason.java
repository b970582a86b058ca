package io.github.diobench.suite.campaign;

import java.util.regex.Pattern;

/** Says on one line why a fork failed. */
final class FailureReason {
    private static final int LONGEST = 300;
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");

    private FailureReason() {}

    /** Returns the message of the first cause: JMH wraps it in causes and suppressed exceptions. */
    static String of(Throwable failure) {
        Throwable first = failure;
        while (next(first) != null) {
            first = next(first);
        }
        String message = first.getMessage() == null ? "" : ": " + first.getMessage();
        return ofText(first.getClass().getSimpleName() + message);
    }

    /** Returns {@code text} on one line that is not too long. */
    static String ofText(String text) {
        String line = LINE_BREAKS.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    private static Throwable next(Throwable failure) {
        Throwable cause = failure.getCause();
        if (cause == null && failure.getSuppressed().length > 0) {
            cause = failure.getSuppressed()[0];
        }
        return cause;
    }
}
