package io.github.diobench.suite;

/**
 * A mistake of the user: a bad option, a missing file, a machine that is busy.
 *
 * <p>The message is one line that says what is wrong and what to do instead. The command line prints it without a stack
 * trace and exits with code 2.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Makes an error that tells the user {@code message}. */
    public UserError(String message) {
        super(message);
    }

    /** Makes an error that tells the user {@code message}, and keeps {@code cause} for the log. */
    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
