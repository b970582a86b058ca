package io.github.diobench.suite.verify;

import java.util.Objects;
import java.util.function.Supplier;

/** What a check expects, or else there is a violation. */
final class Expect {
    private Expect() {}

    static void that(boolean holds, Supplier<String> what) {
        if (!holds) {
            throw new Violation(what.get());
        }
    }

    static void equal(Object expected, Object actual, Supplier<String> what) {
        that(Objects.equals(expected, actual), () -> what.get() + ": expected " + expected + ", was " + actual);
    }

    /** Calls something that must throw, and returns what it threw. */
    static <E extends Throwable> E thrown(Class<E> type, Runnable call, Supplier<String> what) {
        try {
            call.run();
        } catch (Throwable e) { // any other kind is a violation
            that(type.isInstance(e), () -> what.get() + ": expected " + type.getSimpleName() + ", was " + e);
            return type.cast(e);
        }
        throw new Violation(what.get() + ": expected " + type.getSimpleName() + ", and nothing was thrown");
    }
}
