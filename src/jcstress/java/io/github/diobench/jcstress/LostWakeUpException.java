package io.github.diobench.jcstress;

/** The submitter sleeps, and everybody who could wake it has gone. */
final class LostWakeUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostWakeUpException() {
        super("lost wake-up", null, false, false); // thrown in hot loops: no stack trace
    }
}
