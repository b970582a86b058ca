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
}
