package io.github.diobench.suite.verify;

/** What a counter threw, in words. Its methods are the counter's, too, and may throw again. */
public final class Thrown {
    private Thrown() {}

    /** Returns what it says of itself, or its class if it says nothing. */
    public static String text(Throwable thrown) {
        try {
            return thrown.toString();
        } catch (Throwable e) { // whatever it throws
            return thrown.getClass().getName() + ", which cannot be shown";
        }
    }

    /** Returns the same and where it was thrown. */
    static String textAndPlace(Throwable thrown) {
        try {
            return text(thrown) + place(thrown.getStackTrace());
        } catch (Throwable e) { // whatever it throws
            return text(thrown);
        }
    }

    /** Returns where a thread is that has these frames, after a comma; empty if nobody knows. */
    static String place(StackTraceElement[] frames) {
        return frames.length == 0 ? "" : ", at " + frames[0];
    }
}
