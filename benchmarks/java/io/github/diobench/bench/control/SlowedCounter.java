package io.github.diobench.bench.control;

import io.github.diobench.engine.counter.AtomicCounter;
import io.github.diobench.engine.counter.Scheduler;

/**
 * {@code atomic} with a brake. It is the same code, not a counter around it: handing on every call cost five percent of a request by
 * itself, on top of what was aimed at.
 */
final class SlowedCounter extends AtomicCounter {
    private final Brake brake;

    SlowedCounter(Scheduler scheduler, Brake brake) {
        super(scheduler);
        this.brake = brake;
    }

    @Override
    public void reset(boolean queueing) {
        brake.request();
        super.reset(queueing);
    }
}
