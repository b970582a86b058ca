package io.github.diobench.engine.counter.model;

import java.util.List;

/** Transcribes {@code IomapCounter} (I). */
class IomapModel extends CounterModel {
    static final int REF = 0;
    static final int WAITER = 1;
    static final int WAIT_FOR_COMPLETION = 2;

    @Override
    String transcribes() {
        return "IomapCounter";
    }

    @Override
    List<String> fields() {
        return List.of("ref", "waiter", "waitForCompletion");
    }

    @Override
    void reset(Party s, boolean queueing) {
        s.set(REF, 1);
        s.set(WAITER, 1);
        s.set(WAIT_FOR_COMPLETION, 0);
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
                if (c.add(REF, -1) == 0) {
                    c.next(1);
                } else {
                    c.done(false);
                }
            }
            case 1 -> {
                if (c.get(WAIT_FOR_COMPLETION) == 0) {
                    c.done(true);
                } else {
                    c.next(2);
                }
            }
            case 2 -> {
                c.get(WAITER);
                c.next(3);
            }
            case 3 -> {
                c.set(WAITER, 0);
                c.next(4);
            }
            default -> {
                c.wake();
                c.done(false);
            }
        }
    }

    @Override
    void drop(Party s, boolean wait) {
        switch (s.pc()) {
            case 0 -> {
                s.set(WAIT_FOR_COMPLETION, wait ? 1 : 0);
                s.next(1);
            }
            case 1 -> {
                if (s.add(REF, -1) == 0) {
                    s.next(2);
                } else {
                    s.done(false);
                }
            }
            default -> {
                s.set(WAIT_FOR_COMPLETION, 0);
                s.done(true);
            }
        }
    }

    @Override
    void awaitDrain(Party s) {
        if (s.get(WAITER) == 0) {
            s.done();
        } else {
            s.sleepThen(0);
        }
    }

    @Override
    boolean isQuiescent(World world) {
        return world.field(REF) == 0 && !(world.field(WAIT_FOR_COMPLETION) != 0 && world.field(WAITER) != 0);
    }
}
