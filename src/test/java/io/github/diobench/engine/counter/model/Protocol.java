package io.github.diobench.engine.counter.model;

import java.util.List;

/**
 * A system of processes, each step of which is atomic.
 *
 * @param <S> a state: immutable, with {@code equals} and {@code hashCode}
 */
interface Protocol<S> {
    /** The states in which the system can begin. */
    List<S> initialStates();

    /** Tells the visitor every step that can come next. */
    void steps(S state, Visitor<S> visitor);

    /** Whether the system may rest in a state for ever. */
    boolean isEnd(S state);

    /** What is wrong with resting in a state that is not an end. */
    String stuck(S state);

    /** The representative of all states that differ from this one by the names of like processes only. */
    default S canonical(S state) {
        return state;
    }

    /** Is told the steps that a state allows. */
    interface Visitor<S> {
        /** A step that some process will take sooner or later if nothing else happens. */
        void step(String label, S next);

        /** A step that need never come, such as a wake-up for no reason: a state that has no other is stuck. */
        void chance(String label, S next);

        /** A step that breaks an invariant. */
        void fault(String label, String what);

        /** Whether the labels are looked at; they may be anything if not. */
        boolean wantsLabels();
    }
}
