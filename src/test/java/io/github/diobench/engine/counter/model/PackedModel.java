package io.github.diobench.engine.counter.model;

import java.util.List;

/** Transcribes {@code PackedCounter} (P): the read and the compare-and-set of a try are two steps, and a try may be in vain. */
class PackedModel extends CounterModel {
    static final int WORD = 0;
    static final int WAITER = 1;
    static final int WAITING = 64;

    @Override
    String transcribes() {
        return "PackedCounter";
    }

    @Override
    List<String> fields() {
        return List.of("word", "waiter");
    }

    @Override
    void reset(Party s, boolean queueing) {
        s.set(WORD, 1);
    }

    @Override
    void submit(Party s) {
        switch (s.pc()) {
            case 0 -> read(s);
            default -> {
                if (s.cas(WORD, s.local(), s.local() + 1)) {
                    s.done();
                } else {
                    s.next(0);
                }
            }
        }
    }

    @Override
    void complete(Party c) {
        int before = c.local();
        boolean lastOfWaiting = before == (WAITING | 1);
        switch (c.pc()) {
            case 0 -> {
                read(c);
                if (c.local() != (WAITING | 1)) {
                    c.next(2);
                }
            }
            case 1 -> {
                c.get(WAITER);
                c.next(2);
            }
            case 2 -> {
                if (!c.cas(WORD, before, lastOfWaiting ? 0 : before - 1)) {
                    c.next(0);
                } else if (lastOfWaiting) {
                    c.next(3);
                } else {
                    c.done(before == 1);
                }
            }
            default -> {
                c.wake();
                c.done(false);
            }
        }
    }

    @Override
    void drop(Party s, boolean wait) {
        int before = s.local();
        switch (s.pc()) {
            case 0 -> {
                if (wait) {
                    s.set(WAITER, 1);
                    s.next(1);
                } else {
                    read(s);
                    s.next(2);
                }
            }
            case 1 -> {
                read(s);
                s.next(2);
            }
            default -> {
                boolean stays = wait && before > 1;
                if (s.cas(WORD, before, stays ? WAITING | (before - 1) : before - 1)) {
                    s.done(before == 1);
                } else {
                    s.next(1);
                }
            }
        }
    }

    @Override
    void awaitDrain(Party s) {
        if (s.get(WORD) == 0) {
            s.done();
        } else {
            s.sleepThen(0);
        }
    }

    @Override
    boolean isQuiescent(World world) {
        return world.field(WORD) == 0;
    }

    private static void read(Party party) {
        party.keep(party.get(WORD));
        party.next(1);
    }
}
