package io.github.diobench.engine.counter.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Transcribes {@code ListedCounter}: the list, the waiter and the waits.
 *
 * <p>The list is a number to the base eight, a digit for each bio and the head last. Its head is also read bare, by {@code reap}; a
 * section that pushes stays one step even so, because S, which has to take the lock before it can act on what it saw, cannot tell
 * an early sight of the head from a late one.
 */
abstract class ListedModel extends CounterModel {
    static final int WAITER = 0;
    static final int LIST = 1;
    /** The first field of the strategy. */
    static final int OWN = 2;

    private static final int BASE = 8;

    private final List<String> fields;

    /** Takes the names of the strategy's fields, from {@link #OWN}. */
    ListedModel(String... ownFields) {
        List<String> all = new ArrayList<>(List.of("waiter", "bioList"));
        all.addAll(List.of(ownFields));
        fields = List.copyOf(all);
    }

    /** A section: whether all completers are done. */
    abstract boolean isDrained(Party s);

    @Override
    final List<String> fields() {
        return fields;
    }

    @Override
    final boolean listsBios() {
        return true;
    }

    @Override
    void reap(Party s) {
        switch (s.pc()) {
            case 0 -> {
                if (s.get(LIST) == NONE) {
                    s.done(NONE);
                } else {
                    s.next(1);
                }
            }
            default -> s.done(pop(s)); // a section
        }
    }

    @Override
    void awaitDrain(Party s) {
        if (isDrained(s)) {
            s.done();
        } else {
            s.sleepThen(0);
        }
    }

    /** A section, come back to after a sleep. That S reads afterwards whether it registered is no step: nobody else writes that. */
    static void popOrSleep(Party s) {
        if (s.get(LIST) == NONE) {
            s.set(WAITER, 1);
            s.sleepThen(s.pc());
        } else {
            s.set(WAITER, 0);
            s.done(pop(s));
        }
    }

    static void push(Party c) {
        c.set(LIST, c.get(LIST) * BASE + c.bio());
    }

    static int pop(Party s) {
        int list = s.get(LIST);
        if (list == NONE) {
            throw new Fault(Fault.EMPTY_LIST);
        }
        s.set(LIST, list / BASE);
        return list % BASE;
    }

    static void resetList(Party s) {
        s.set(LIST, NONE);
        s.set(WAITER, 0);
    }

    static boolean isListQuiescent(World world) {
        return world.field(LIST) == NONE && world.field(WAITER) == 0;
    }
}
