package io.github.diobench.jcstress;

import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.Scheduler;
import java.util.function.Function;

/** The counters under test: those of the catalogue, and two that are wrong on purpose. */
final class Counters {
    private record Mutant(String name, Function<Scheduler, BioCounter> make) implements BioCounterProvider {
        @Override
        public String description() {
            return "wrong on purpose";
        }

        @Override
        public BioCounter create(Scheduler scheduler) {
            return make.apply(scheduler);
        }
    }

    private static final BioCounterProvider RACY = new Mutant("racy", RacyCounter::new);
    private static final BioCounterProvider UNORDERED = new Mutant("unordered", scheduler -> new UnorderedCounter());

    private Counters() {}

    static BioCounterProvider named(String name) {
        return CounterCatalog.find(name);
    }

    static BioCounterProvider racy() {
        return RACY;
    }

    static BioCounterProvider unordered() {
        return UNORDERED;
    }
}
