package io.github.diobench.engine.counter.model;

import java.util.List;

/**
 * Mutant RA, the atomic reference count of September 2006: S registers itself only when it is about to sleep, and a completer looks
 * for it before its decrement (R8). If it saw S it wakes it afterwards, and S may be gone by then.
 */
class LazyWaiterModel extends CounterModel {
    private static final int REF = 0;
    private static final int WAITER = 1;

    @Override
    String transcribes() {
        return "dio_bio_end_io";
    }

    @Override
    List<String> fields() {
        return List.of("ref", "waiter");
    }

    @Override
    void reset(Party s, boolean queueing) {
        s.set(REF, 1);
        s.set(WAITER, 0);
    }

    @Override
    void submit(Party s) {
        s.add(REF, 1);
        s.done();
    }

    @Override
    void complete(Party c) {
        switch (c.pc()) {
            case 0 -> {
                c.keep(c.get(WAITER));
                c.next(1);
            }
            case 1 -> {
                int left = c.add(REF, -1);
                if (left == 1 && c.local() != 0) {
                    c.next(2);
                } else {
                    c.done(left == 0);
                }
            }
            case 2 -> {
                c.get(WAITER);
                c.next(3);
            }
            default -> {
                c.wake();
                c.done(false);
            }
        }
    }

    /** S keeps its reference while it waits. */
    @Override
    void drop(Party s, boolean wait) {
        s.done(!wait && s.add(REF, -1) == 0);
    }

    @Override
    void awaitDrain(Party s) {
        switch (s.pc()) {
            case 0 -> s.next(s.get(REF) > 1 ? 1 : 3);
            case 1 -> {
                s.set(WAITER, 1);
                s.sleepThen(2);
            }
            case 2 -> {
                s.set(WAITER, 0);
                s.next(0);
            }
            default -> {
                s.add(REF, -1);
                s.done();
            }
        }
    }

    @Override
    boolean isQuiescent(World world) {
        return world.field(REF) == 0 && world.field(WAITER) == 0;
    }
}
