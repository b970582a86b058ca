package io.github.diobench.engine.counter.model;

import java.util.List;

/** Transcribes {@code DeferredCounter} (D). */
class DeferredModel extends CounterModel {
    static final int WORD = 0;
    static final int WAITER = 1;
    static final int SUBMITTED = 2;

    private static final int BIAS = 64;

    @Override
    String transcribes() {
        return "DeferredCounter";
    }

    @Override
    List<String> fields() {
        return List.of("word", "waiter", "submitted");
    }

    @Override
    void reset(Party s, boolean queueing) {
        s.set(WORD, BIAS);
        s.set(WAITER, 0);
        s.set(SUBMITTED, 0);
    }

    @Override
    void submit(Party s) {
        s.add(SUBMITTED, 1);
        s.done();
    }

    @Override
    void complete(Party c) {
        switch (c.pc()) {
            case 0 -> {
                if (c.add(WORD, -1) == 0) {
                    c.next(1);
                } else {
                    c.done(false);
                }
            }
            case 1 -> {
                if (c.get(WAITER) == 0) {
                    c.done(true);
                } else {
                    c.next(2);
                }
            }
            case 2 -> {
                c.set(WAITER, 0);
                c.next(3);
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
                if (wait) {
                    s.set(WAITER, 1);
                    s.next(1);
                } else {
                    s.done(s.add(WORD, s.get(SUBMITTED) - BIAS) == 0);
                }
            }
            case 1 -> {
                if (s.add(WORD, s.get(SUBMITTED) - BIAS) == 0) {
                    s.next(2);
                } else {
                    s.done(false);
                }
            }
            default -> {
                s.set(WAITER, 0);
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
        return world.field(WORD) == 0 && world.field(WAITER) == 0;
    }
}
