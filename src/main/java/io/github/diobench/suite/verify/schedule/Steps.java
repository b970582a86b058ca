package io.github.diobench.suite.verify.schedule;

import io.github.diobench.engine.counter.BioCounter;

/**
 * Called by the classes that {@link SteppingLoader} defines, before each of their steps and with the values they see. Does nothing
 * on a thread that no {@link Conductor} conducts.
 */
public final class Steps {
    private Steps() {}

    /** A field of {@code receiver} is about to be read. */
    public static void read(Object receiver, String what) {
        access("reads " + what, receiver instanceof BioCounter);
    }

    /** A field of {@code receiver} is about to be written. */
    public static void write(Object receiver, int value, String what) {
        access("writes " + what + " = " + value, receiver instanceof BioCounter);
    }

    /** A field of {@code receiver} is about to be written. */
    public static void write(Object receiver, boolean value, String what) {
        access("writes " + what + " = " + value, receiver instanceof BioCounter);
    }

    /** A field of {@code receiver} is about to be written. */
    public static void write(Object receiver, Object value, String what) {
        Party party = Party.current();
        if (party != null) {
            access("writes " + what + " = " + party.conductor().show(value), receiver instanceof BioCounter);
        }
    }

    /**
     * Shared memory is about to be accessed.
     *
     * @param own whether it is the counter's own, which nobody may touch after the request was freed
     */
    public static void access(String what, boolean own) {
        Party party = Party.current();
        if (party != null) {
            party.conductor().access(party, what, own);
        }
    }

    /** The thread says that it cannot go on before another one has. */
    public static void yields(String what) {
        Party party = Party.current();
        if (party != null) {
            party.conductor().yields(party, what);
        }
    }

    /** A monitor is about to be entered. */
    public static void enter(Object monitor, String what) {
        Party party = Party.current();
        if (party != null) {
            party.conductor().enter(party, monitor, what);
        }
    }

    /** A monitor is about to be left. */
    public static void exit(Object monitor) {
        Party party = Party.current();
        if (party != null) {
            party.conductor().exit(party, monitor);
        }
    }

    /** What the last step saw. */
    public static void saw(int value) {
        saw(Integer.valueOf(value));
    }

    /** What the last step saw. */
    public static void saw(long value) {
        saw(Long.valueOf(value));
    }

    /** What the last step saw. */
    public static void saw(boolean value) {
        saw(Boolean.valueOf(value));
    }

    /** What the last step saw. */
    public static void saw(Object value) {
        Party party = Party.current();
        if (party != null) {
            party.conductor().saw(party, value);
        }
    }
}
