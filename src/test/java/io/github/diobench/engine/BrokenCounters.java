package io.github.diobench.engine;

import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.Scheduler;

/** Counters that do as others do, but for what a test breaks. */
public class BrokenCounters implements BioCounterProvider {
    private final BioCounterProvider inner;

    protected BrokenCounters(BioCounterProvider inner) {
        this.inner = inner;
    }

    /** The submitter is about to take a reference. */
    protected void beforeSubmit() {}

    /** What a completer is told in counting mode, after it gave up its reference; may block. */
    protected boolean completed(boolean last) {
        return last;
    }

    @Override
    public final String name() {
        return inner.name();
    }

    @Override
    public final String description() {
        return inner.description();
    }

    @Override
    public final boolean submitterThreadOnly() {
        return inner.submitterThreadOnly();
    }

    @Override
    public final BioCounter create(Scheduler scheduler) {
        return new Broken(inner.create(scheduler));
    }

    private final class Broken extends DelegatingCounter {
        Broken(BioCounter counter) {
            super(counter);
        }

        @Override
        public void submit() {
            beforeSubmit();
            super.submit();
        }

        @Override
        public boolean complete() {
            return completed(super.complete());
        }
    }
}
