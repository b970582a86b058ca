package com.example;

import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.Scheduler;

/** Adds {@link FenceCounter} to the catalogue. */
public final class FenceProvider implements BioCounterProvider {
    @Override
    public String name() {
        return "fence";
    }

    @Override
    public String description() {
        return "one AtomicInteger and a volatile waiter";
    }

    @Override
    public BioCounter create(Scheduler scheduler) {
        return new FenceCounter(scheduler);
    }
}
