package io.github.diobench.suite.report;

/** Which way a metric gets better. */
enum Direction {
    LOWER("lower"),
    NEITHER("");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
