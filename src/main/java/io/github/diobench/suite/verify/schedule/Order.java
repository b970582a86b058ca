package io.github.diobench.suite.verify.schedule;

import java.util.List;

/** Who runs next. */
interface Order {
    /**
     * Picks one of the parties that can run.
     *
     * @param parties at least 2; the one that ran last is the first of them if it can run
     * @param preempts whether it can: every other choice then interrupts it
     * @return an index of {@code parties}
     */
    int choose(List<Party> parties, boolean preempts);
}
