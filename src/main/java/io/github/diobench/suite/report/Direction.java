package io.github.diobench.suite.report;

/** Which way a metric gets better. */
enum Direction {
    LOWER("lower"),
    HIGHER("higher"),
    NEITHER("");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
