package io.github.diobench.engine.counter.model;

/** One mistake each, in a strategy that is right without it. */
final class Mutants {
    private Mutants() {}

    /** The decrement and the test for zero are two steps. */
    static CounterModel testsAfterDecrement() {
        return new AtomicModel() {
            @Override
            void complete(Party c) {
                switch (c.pc()) {
                    case 0 -> {
                        c.add(BIO_COUNT, -1);
                        c.next(1);
                    }
                    default -> c.done(c.get(BIO_COUNT) == 0);
                }
            }
        };
    }

    /** The counts of {@code plain} where completers have threads of their own: a decrement is a read and a write. */
    static CounterModel unsynchronised() {
        return new PlainModel() {
            @Override
            boolean submitterThreadOnly() {
                return false;
            }
        };
    }

    /** The count begins at zero: S has no reference of its own. */
    static CounterModel withoutBias() {
        return new LockedModel() {
            @Override
            void reset(Party s, boolean queueing) {
                super.reset(s, queueing);
                s.set(BIO_COUNT, 0);
            }

            @Override
            void drop(Party s, boolean wait) {
                s.done(s.get(BIO_COUNT) == 0);
            }
        };
    }

    /** S registers itself in a section after the one that dropped its reference. */
    static CounterModel registersAfterDrop() {
        return new LockedModel() {
            @Override
            void drop(Party s, boolean wait) {
                if (s.pc() == 0 && wait) {
                    if (s.add(BIO_COUNT, -1) == 0) {
                        s.done(true);
                    } else {
                        s.next(1);
                    }
                } else if (wait) {
                    s.set(WAITER, 1);
                    s.done(false);
                } else {
                    super.drop(s, false);
                }
            }
        };
    }

    /** S registers itself in a section after the one that found the list empty. */
    static CounterModel registersAfterLook() {
        return new LockedModel() {
            @Override
            void awaitBio(Party s) {
                if (s.pc() == 2) {
                    s.set(WAITER, 1);
                    s.sleepThen(1);
                } else if (s.pc() == 1 && s.get(LIST) == NONE) {
                    s.next(2);
                } else {
                    super.awaitBio(s);
                }
            }
        };
    }

    /** S takes a wake-up for the end of its wait. */
    static CounterModel doesNotLoop() {
        return new DeferredModel() {
            @Override
            void awaitDrain(Party s) {
                if (s.pc() == 1) {
                    s.done();
                } else if (s.get(WAITER) == 0) {
                    s.done();
                } else {
                    s.sleepThen(1);
                }
            }
        };
    }

    /** S takes a wake-up for a bio. */
    static CounterModel takesWithoutLooking() {
        return new RefcountModel() {
            @Override
            void awaitBio(Party s) {
                if (s.pc() == 0 && s.get(LIST) == NONE && s.get(REFCOUNT) > 1) {
                    s.set(WAITER, 1);
                    s.sleepThen(2);
                } else if (s.pc() == 2) {
                    s.set(WAITER, 0);
                    s.done(pop(s));
                } else {
                    super.awaitBio(s);
                }
            }
        };
    }

    /** S reads back whether it waits, after the drop (R1; iomap until 2019). */
    static CounterModel looksBack() {
        return new IomapModel() {
            @Override
            void drop(Party s, boolean wait) {
                if (s.pc() == 3) {
                    s.get(WAIT_FOR_COMPLETION);
                    s.done(false);
                } else if (s.pc() == 1) {
                    s.next(s.add(REF, -1) == 0 ? 2 : 3);
                } else {
                    super.drop(s, wait);
                }
            }
        };
    }

    /** The completer reads whom to wake after the step by which it gave up its reference (the other half of R8). */
    static CounterModel readsWaiterLate() {
        return new PackedModel() {
            @Override
            void complete(Party c) {
                if (c.pc() == 1) {
                    c.next(2);
                } else if (c.pc() == 3) {
                    c.get(WAITER);
                    c.next(4);
                } else {
                    super.complete(c);
                }
            }
        };
    }

    /** The push on the list is a read and a write, without the lock. */
    static CounterModel pushesUnlocked() {
        return new RefcountModel() {
            @Override
            void queue(Party c) {
                if (c.pc() == 0) {
                    c.keep(c.get(LIST));
                    c.next(1);
                } else if (c.pc() == 1) {
                    c.set(LIST, c.local() * 8 + c.bio());
                    boolean wakes = c.add(REFCOUNT, -1) == 1 && c.get(WAITER) != 0;
                    if (wakes) {
                        c.next(2);
                    } else {
                        c.done();
                    }
                } else {
                    c.wake();
                    c.done();
                }
            }
        };
    }

    /** Nobody clears the waiter after a wait. */
    static CounterModel leavesTheWaiter() {
        return new LockedModel() {
            @Override
            boolean isDrained(Party s) {
                return s.get(BIO_COUNT) == 0;
            }
        };
    }
}
