package io.github.diobench.suite.campaign;

import java.util.StringTokenizer;

/** Says on one line why a fork failed. */
final class FailureReason {
    private static final int LONGEST = 300;
    private static final String BLANKS = " \t\n\u000b\f\r\u0085\u2028\u2029";

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

    /** Returns the beginning of {@code text}, of any length, on one line that is not too long. */
    static String ofText(String text) {
        StringTokenizer words = new StringTokenizer(text, BLANKS);
        StringBuilder line = new StringBuilder();
        while (words.hasMoreTokens() && line.length() <= LONGEST) {
            line.append(line.isEmpty() ? "" : " ").append(words.nextToken());
        }
        return line.length() <= LONGEST ? line.toString() : line.substring(0, LONGEST) + "...";
    }

    private static Throwable next(Throwable failure) {
        Throwable cause = failure.getCause();
        if (cause == null && failure.getSuppressed().length > 0) {
            cause = failure.getSuppressed()[0];
        }
        return cause;
    }
}
