package io.github.diobench.suite.verify.schedule;

import java.util.IdentityHashMap;
import java.util.List;

/** What threads and objects are called in a trace. Guarded by the conductor. */
final class Names {
    private final IdentityHashMap<Object, String> names = new IdentityHashMap<>();
    private final List<Party> parties;

    Names(List<Party> parties) {
        this.parties = parties;
    }

    void put(Object object, String name) {
        names.put(object, name);
    }

    String of(Object value) {
        if (value instanceof Thread thread) {
            Party party = whoRunsOn(thread);
            return party == null ? "another thread" : party.name();
        }
        if (value == null || value instanceof Number || value instanceof Boolean || value instanceof String) {
            return String.valueOf(value);
        }
        return names.getOrDefault(value, "a " + value.getClass().getSimpleName());
    }

    /** The party on a thread, or null. */
    Party whoRunsOn(Thread thread) {
        return parties.stream()
                .filter(party -> thread != null && party.thread() == thread)
                .findFirst()
                .orElse(null);
    }
}
