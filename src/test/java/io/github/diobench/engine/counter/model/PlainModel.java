package io.github.diobench.engine.counter.model;

/**
 * Transcribes {@code PlainCounter}, which has the bodies of {@code LockedCounter} and no lock: a count's decrement is a read and a
 * write. Right only because completers run on the submitter's thread.
 */
class PlainModel extends LockedModel {
    @Override
    String transcribes() {
        return "PlainCounter";
    }

    @Override
    boolean submitterThreadOnly() {
        return true;
    }

    @Override
    void complete(Party c) {
        if (c.pc() == 0) {
            c.keep(c.get(BIO_COUNT));
            c.next(1);
        } else if (c.pc() == 1) {
            c.set(BIO_COUNT, c.local() - 1);
            if (c.local() > 1) {
                c.done(false);
            } else {
                c.next(2);
            }
        } else if (c.pc() == 2) {
            if (c.get(WAITER) == 0) {
                c.done(true);
            } else {
                c.next(3);
            }
        } else {
            c.wake();
            c.done(false);
        }
    }
}
