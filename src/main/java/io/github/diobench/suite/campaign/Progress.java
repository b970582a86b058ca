package io.github.diobench.suite.campaign;

import java.time.Duration;

/** Is told how a campaign gets on. Called from the campaign's thread. */
public interface Progress {
    /** A fork starts. */
    void starts(Slot slot, Cell cell, Duration elapsed, Duration remaining);

    /** A fork has ended. */
    void ended(ForkRecord fork, Duration elapsed, Duration remaining);

    /** Something is worth knowing, in one line. */
    void remark(String line);

    /** No further fork will start. */
    void finished();
}
