package io.github.diobench.engine.counter.model;

/** A step broke an invariant (kernel-spec 8.1). Thrown by the model that took it; the messages are what the tests expect. */
final class Fault extends RuntimeException {
    static final String TWO_FINISHERS = "two finishers: another party was told before that it is last";
    static final String TOO_EARLY = "finisher too early: a bio is still in flight";
    static final String FREED = "use after free: the request has been freed";
    static final String REUSED = "use after free: the request is in its next life";
    static final String LOST_WAKE_UP = "lost wake-up: the submitter sleeps and nobody is left to wake it";
    static final String NO_FINISHER = "no finisher: nobody was told that it is last, the request is never freed";
    static final String TAKEN_TWICE = "a bio was taken twice";
    static final String NEVER_TAKEN = "a bio was queued and never taken";
    static final String EMPTY_LIST = "a bio was taken from an empty list";
    static final String NOT_QUIESCENT = "the counter is not quiescent after its request";
    static final String NEGATIVE = "a field is below zero";

    private static final long serialVersionUID = 1;

    Fault(String message) {
        super(message, null, false, false); // control flow, thrown often: no stack trace
    }
}
