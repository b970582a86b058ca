package io.github.diobench.suite.verify.schedule;

/** Who runs next. */
interface Order {
    /**
     * Picks one of the parties that can run.
     *
     * @param count how many there are, at least 2; the one that ran last is the first of them if it can run
     * @param preempts whether it can: every other choice then interrupts it
     * @return from 0 to {@code count - 1}
     */
    int choose(int count, boolean preempts);
}
