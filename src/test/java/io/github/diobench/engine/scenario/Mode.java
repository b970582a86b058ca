package io.github.diobench.engine.scenario;

/** How a scenario makes its direct requests. */
enum Mode {
    /** The caller waits. */
    SYNC,
    /** Through an {@code AioContext}. */
    AIO
}
