package io.github.diobench.suite.verify.schedule;

import java.util.IdentityHashMap;

/**
 * Who is inside which monitor, so that a party is not let run into one that is taken and block where it cannot be seen. Guarded by the
 * conductor.
 */
final class Monitors {
    private static final class Held {
        final Party owner;
        int depth;

        Held(Party owner) {
            this.owner = owner;
        }
    }

    private final IdentityHashMap<Object, Held> held = new IdentityHashMap<>();

    boolean isFreeFor(Party party, Object monitor) {
        Held by = held.get(monitor);
        return by == null || by.owner == party;
    }

    void enter(Party party, Object monitor) {
        held.computeIfAbsent(monitor, taken -> new Held(party)).depth++;
    }

    void exit(Party party, Object monitor) {
        Held by = held.get(monitor);
        if (by != null && by.owner == party && --by.depth == 0) {
            held.remove(monitor);
        }
    }
}
