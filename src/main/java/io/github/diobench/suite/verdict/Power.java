package io.github.diobench.suite.verdict;

/** How much a number of rounds can show. */
public final class Power {
    /** More rounds than anyone would run. */
    public static final int MANY = 10_000;

    private Power() {}
}
