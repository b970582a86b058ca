package io.github.diobench.engine.counter.model;

import java.util.List;

/**
 * A strategy, cut into its accesses to shared memory: each call of an operation is one step of the party, which says by its program
 * counter which one is next.
 *
 * <p>A locked section is one step if all that other parties could see of it is reached under the same lock, or if only one of its
 * accesses can be seen from outside. Accesses to what only the submitter touches are no steps of their own.
 */
abstract class CounterModel {
    /** No bio. */
    static final int NONE = 0;

    /** The simple name of the class whose protocol this is. */
    abstract String transcribes();

    /** The names of the shared fields, by index. */
    abstract List<String> fields();

    /** Whether completers run on the submitter's thread, so that a bio's completion is one with what is around it. */
    boolean submitterThreadOnly() {
        return false;
    }

    boolean listsBios() {
        return false;
    }

    /** One step, because nobody else has the request. */
    abstract void reset(Party s, boolean queueing);

    abstract void submit(Party s);

    abstract void complete(Party c);

    void queue(Party c) {
        throw new IllegalStateException("no list");
    }

    void reap(Party s) {
        throw new IllegalStateException("no list");
    }

    void awaitBio(Party s) {
        throw new IllegalStateException("no list");
    }

    void processed(Party s) {
        throw new IllegalStateException("no list");
    }

    abstract void drop(Party s, boolean wait);

    abstract void awaitDrain(Party s);

    abstract boolean isQuiescent(World world);
}
