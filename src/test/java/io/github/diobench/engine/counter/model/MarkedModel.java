package io.github.diobench.engine.counter.model;

import java.util.List;

/**
 * Mutant A0, before the patch: the last completer reads from the result whether S waits, after its decrement (R2), and a bio that
 * fails writes its error to the same field (R4). Every bio fails, if any does.
 */
class MarkedModel extends CounterModel {
    private static final int BIO_COUNT = 0;
    private static final int WAITER = 1;
    private static final int RESULT = 2;

    private static final int NOT_BLOCK = 1;
    private static final int IO_ERROR = 2;

    private final boolean biosFail;

    MarkedModel(boolean biosFail) {
        this.biosFail = biosFail;
    }

    @Override
    String transcribes() {
        return "finished_one_bio";
    }

    @Override
    List<String> fields() {
        return List.of("bioCount", "waiter", "result");
    }

    @Override
    void reset(Party s, boolean queueing) {
        s.set(BIO_COUNT, 1);
        s.set(WAITER, 0);
        s.set(RESULT, 0);
    }

    @Override
    void submit(Party s) {
        s.add(BIO_COUNT, 1);
        s.done();
    }

    @Override
    void complete(Party c) {
        switch (c.pc()) {
            case 0 -> {
                if (biosFail) {
                    c.set(RESULT, IO_ERROR);
                }
                c.next(1);
            }
            case 1 -> {
                if (c.add(BIO_COUNT, -1) == 0) {
                    c.next(2);
                } else {
                    c.done(false);
                }
            }
            case 2 -> {
                if (c.get(RESULT) != NOT_BLOCK) {
                    c.done(true);
                } else {
                    c.next(3);
                }
            }
            case 3 -> {
                c.get(WAITER);
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
                if (wait) {
                    s.set(RESULT, NOT_BLOCK);
                    s.set(WAITER, 1);
                }
                s.next(1);
            }
            default -> s.done(s.add(BIO_COUNT, -1) == 0);
        }
    }

    @Override
    void awaitDrain(Party s) {
        if (s.get(BIO_COUNT) == 0) {
            s.done();
        } else {
            s.sleepThen(0);
        }
    }

    @Override
    boolean isQuiescent(World world) {
        return world.field(BIO_COUNT) == 0;
    }
}
