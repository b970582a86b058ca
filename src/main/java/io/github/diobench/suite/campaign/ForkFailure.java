package io.github.diobench.suite.campaign;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fork did not end well. The message says why, on one line. */
final class ForkFailure extends Exception {
    private static final long serialVersionUID = 1;
    private static final Pattern EXIT = Pattern.compile("VM failed with exit code (\\d{1,9})\\b");

    ForkFailure(String reason) {
        super(reason);
    }

    ForkFailure(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** Returns the exit code of the fork's JVM; {@code null} if JMH did not say that it died. */
    Integer exit() {
        Matcher matcher = EXIT.matcher(getMessage());
        return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
    }
}
