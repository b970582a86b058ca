package io.github.diobench.engine.counter.historic;

import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.Scheduler;

/**
 * Makes {@code A0}, the accounting before the patch, for those who ask for it in so many words. Registered as no service on purpose:
 * {@link io.github.diobench.engine.counter.CounterCatalog} neither lists nor finds it.
 */
public final class HistoricProvider implements BioCounterProvider {
    /** The name it goes by in reports. */
    public static final String NAME = "a0";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "two atomic counts and a list lock as in Linux 2.6.5, with the race that the patch closes";
    }

    @Override
    public BioCounter create(Scheduler scheduler) {
        return new A0(scheduler);
    }
}
