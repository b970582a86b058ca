package io.github.diobench.suite;

/**
 * A mistake of the user: a bad option, a missing file, a machine that is busy.
 *
 * <p>The message is one line that says what is wrong and what to do instead. The command line prints it without a stack
 * trace and exits with code 2; with code 4 if it is a refusal.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean refusal;

    /** Makes an error that tells the user {@code message}. */
    public UserError(String message) {
        this(message, null, false);
    }

    /** Makes an error that tells the user {@code message}, and keeps {@code cause} for the log. */
    public UserError(String message, Throwable cause) {
        this(message, cause, false);
    }

    private UserError(String message, Throwable cause, boolean refusal) {
        // What is quoted from a file or an option may hold anything.
        super(Printable.message(message), cause);
        this.refusal = refusal;
    }

    /**
     * Returns an error for something that was asked for in the right way, but would be wrong to do on this machine or with
     * these data.
     */
    public static UserError refusal(String message) {
        return new UserError(message, null, true);
    }

    /** Tells whether this is not a mistake but a {@link #refusal}. */
    public boolean isRefusal() {
        return refusal;
    }
}
