package io.github.diobench.engine.counter.model;

/**
 * Transcribes {@code LockedCounter}, and with it every lock: {@code spin}, {@code synchronized}, {@code stamped} and
 * {@code reentrant}. Each operation is a section; a completer wakes outside it, with what the section told it.
 */
class LockedModel extends ListedModel {
    static final int BIO_COUNT = OWN;
    static final int BIOS_IN_FLIGHT = OWN + 1;

    LockedModel() {
        super("bioCount", "biosInFlight");
    }

    @Override
    String transcribes() {
        return "LockedCounter";
    }

    @Override
    void reset(Party s, boolean queueing) {
        s.set(BIO_COUNT, 1);
        s.set(BIOS_IN_FLIGHT, 0);
        resetList(s);
    }

    @Override
    void submit(Party s) {
        s.add(BIO_COUNT, 1);
        s.add(BIOS_IN_FLIGHT, 1);
        s.done();
    }

    @Override
    void complete(Party c) {
        switch (c.pc()) {
            case 0 -> {
                boolean zero = c.add(BIO_COUNT, -1) == 0;
                if (zero && c.get(WAITER) != 0) {
                    c.next(1);
                } else {
                    c.done(zero);
                }
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
        boolean last = s.add(BIO_COUNT, -1) == 0;
        if (!last && wait) {
            s.set(WAITER, 1);
        }
        s.done(last);
    }

    @Override
    boolean isDrained(Party s) {
        if (s.get(BIO_COUNT) != 0) {
            return false;
        }
        s.set(WAITER, 0);
        return true;
    }

    @Override
    boolean isQuiescent(World world) {
        return world.field(BIO_COUNT) == 0 && isListQuiescent(world);
    }
}
