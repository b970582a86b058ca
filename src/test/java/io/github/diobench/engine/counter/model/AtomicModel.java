package io.github.diobench.engine.counter.model;

/**
 * Transcribes {@code AtomicCounter} (A2).
 *
 * <p>The section of {@code queue} holds two accesses that can be seen from outside: the push, by the bare read of {@code reap}, and
 * the decrement of the bios in flight, by the increment of {@code submit}. Both are S's, and S cannot act on the first before the
 * lock is free; so the section is one step.
 */
class AtomicModel extends ListedModel {
    static final int BIO_COUNT = OWN;
    static final int BIOS_IN_FLIGHT = OWN + 1;

    AtomicModel() {
        super("bioCount", "biosInFlight");
    }

    @Override
    String transcribes() {
        return "AtomicCounter";
    }

    @Override
    void reset(Party s, boolean queueing) {
        s.set(BIO_COUNT, 1);
        s.set(BIOS_IN_FLIGHT, 0);
        resetList(s);
    }

    @Override
    void submit(Party s) {
        switch (s.pc()) {
            case 0 -> {
                s.add(BIO_COUNT, 1);
                s.next(1);
            }
            default -> {
                s.add(BIOS_IN_FLIGHT, 1);
                s.done();
            }
        }
    }

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
            case 2 -> {
                c.set(WAITER, 0); // a section
                c.next(3);
            }
            default -> {
                c.wake();
                c.done(false);
            }
        }
    }

    @Override
    void queue(Party c) {
        switch (c.pc()) {
            case 0 -> {
                push(c);
                if (c.add(BIOS_IN_FLIGHT, -1) == 0 && c.get(WAITER) != 0) {
                    c.next(1);
                } else {
                    c.done();
                }
            }
            default -> {
                c.wake();
                c.done();
            }
        }
    }

    @Override
    void awaitBio(Party s) {
        switch (s.pc()) {
            case 0 -> {
                if (s.get(BIO_COUNT) == 0) {
                    s.done(NONE);
                } else {
                    s.next(1);
                }
            }
            default -> popOrSleep(s);
        }
    }

    @Override
    void processed(Party s) {
        s.add(BIO_COUNT, -1);
        s.done();
    }

    @Override
    void drop(Party s, boolean wait) {
        switch (s.pc()) {
            case 0 -> {
                if (wait) {
                    s.set(WAITER, 1);
                    s.next(1);
                } else {
                    s.done(s.add(BIO_COUNT, -1) == 0);
                }
            }
            case 1 -> {
                if (s.add(BIO_COUNT, -1) == 0) {
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
    boolean isDrained(Party s) {
        return s.get(WAITER) == 0;
    }

    @Override
    boolean isQuiescent(World world) {
        return world.field(BIO_COUNT) == 0 && isListQuiescent(world);
    }
}
