package io.github.diobench.engine.counter.model;

/** Transcribes {@code RefcountCounter} (RL): each operation is a section, and S keeps its reference while it waits. */
class RefcountModel extends ListedModel {
    static final int REFCOUNT = OWN;
    static final int QUEUEING = OWN + 1;

    RefcountModel() {
        super("refcount", "queueing");
    }

    @Override
    String transcribes() {
        return "RefcountCounter";
    }

    @Override
    void reset(Party s, boolean queueing) {
        s.set(REFCOUNT, 1);
        s.set(QUEUEING, queueing ? 1 : 0);
        resetList(s);
    }

    @Override
    void submit(Party s) {
        s.add(REFCOUNT, 1);
        s.done();
    }

    @Override
    void complete(Party c) {
        switch (c.pc()) {
            case 0 -> {
                int left = c.add(REFCOUNT, -1);
                if (left == 1 && c.get(WAITER) != 0) {
                    c.next(1);
                } else {
                    c.done(left == 0);
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
                if (c.add(REFCOUNT, -1) == 1 && c.get(WAITER) != 0) {
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
                if (s.get(REFCOUNT) > 1) {
                    popOrSleep(s);
                } else {
                    s.set(WAITER, 0);
                    if (s.get(LIST) == NONE) {
                        s.next(1);
                    } else {
                        s.done(pop(s));
                    }
                }
            }
            default -> {
                s.add(REFCOUNT, -1);
                s.done(NONE);
            }
        }
    }

    @Override
    void processed(Party s) {
        s.done();
    }

    @Override
    void drop(Party s, boolean wait) {
        if (s.get(QUEUEING) != 0) {
            s.done(false);
        } else if (wait && s.get(REFCOUNT) > 1) {
            s.set(WAITER, 1);
            s.done(false);
        } else {
            s.done(s.add(REFCOUNT, -1) == 0);
        }
    }

    @Override
    boolean isDrained(Party s) {
        if (s.get(REFCOUNT) > 1) {
            return false;
        }
        s.set(REFCOUNT, 0);
        s.set(WAITER, 0);
        return true;
    }

    @Override
    boolean isQuiescent(World world) {
        return world.field(REFCOUNT) == 0 && isListQuiescent(world);
    }
}
