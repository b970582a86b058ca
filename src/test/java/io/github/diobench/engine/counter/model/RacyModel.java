package io.github.diobench.engine.counter.model;

/**
 * Mutant A1, the second proposal of November 2003: two atomic counts, and the last completer looks at the request after its
 * decrement, while S, which waits for the count, may have freed it (R2).
 */
class RacyModel extends AtomicModel {
    @Override
    void complete(Party c) {
        switch (c.pc()) {
            case 0 -> {
                if (c.add(BIO_COUNT, -1) == 0) {
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
            default -> {
                c.wake();
                c.done(false);
            }
        }
    }

    @Override
    boolean isDrained(Party s) {
        return s.get(BIO_COUNT) == 0;
    }

    @Override
    boolean isQuiescent(World world) {
        return world.field(BIO_COUNT) == 0;
    }
}
