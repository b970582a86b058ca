package io.github.diobench.bench.control;

import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.Scheduler;

/** The positive control: {@code atomic} with real work added to each submit, which a run has to notice. */
public final class SlowedProvider implements BioCounterProvider {
    @Override
    public String name() {
        return "slowed";
    }

    @Override
    public String description() {
        return "positive control: atomic with extra work in each submit";
    }

    @Override
    public BioCounter create(Scheduler scheduler) {
        return new SlowedCounter(CounterCatalog.find("atomic").create(scheduler));
    }
}
