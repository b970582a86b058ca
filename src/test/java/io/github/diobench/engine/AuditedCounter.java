package io.github.diobench.engine;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.Scheduler;
import java.util.function.Supplier;

/**
 * Tells the {@link Trace} of the running request what the engine asks of a counter and what the counter answers. A completer takes
 * the trace before it gives up its reference, so that what it does late is not charged to the next request.
 */
final class AuditedCounter extends DelegatingCounter {
    private record Provider(BioCounterProvider inner, Supplier<Trace> current, Runnable beforeDrop)
            implements BioCounterProvider {
        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public String description() {
            return inner.description();
        }

        @Override
        public BioCounter create(Scheduler scheduler) {
            return new AuditedCounter(inner.create(audited(scheduler)), current, beforeDrop);
        }

        private Scheduler audited(Scheduler scheduler) {
            return new Scheduler() {
                @Override
                public void ioSchedule() {
                    scheduler.ioSchedule();
                    current.get().awake();
                }

                @Override
                public void wakeUpProcess(Thread thread) {
                    scheduler.wakeUpProcess(thread);
                }
            };
        }

        @Override
        public boolean submitterThreadOnly() {
            return inner.submitterThreadOnly();
        }
    }

    private final Supplier<Trace> current;
    private final Runnable beforeDrop;

    private AuditedCounter(BioCounter inner, Supplier<Trace> current, Runnable beforeDrop) {
        super(inner);
        this.current = current;
        this.beforeDrop = beforeDrop;
    }

    /**
     * Wraps the counters of a provider.
     *
     * @param current the trace of the running request
     * @param beforeDrop called by a completer that is about to give up a bio's reference; may block
     */
    static BioCounterProvider of(BioCounterProvider inner, Supplier<Trace> current, Runnable beforeDrop) {
        return new Provider(inner, current, beforeDrop);
    }

    @Override
    public void reset(boolean queueing) {
        current.get().reset(inner.isQuiescent(), queueing);
        inner.reset(queueing);
    }

    @Override
    public void submit() {
        current.get().submit();
        inner.submit();
    }

    @Override
    public boolean complete() {
        Trace trace = current.get();
        trace.complete();
        beforeDrop.run();
        boolean last = inner.complete();
        trace.completed(last);
        return last;
    }

    @Override
    public void queue(Bio bio) {
        Trace trace = current.get();
        trace.complete();
        beforeDrop.run();
        inner.queue(bio);
        trace.completed(false);
    }

    @Override
    public Bio reap() {
        current.get().reap();
        return inner.reap();
    }

    @Override
    public void processed() {
        current.get().processed();
        inner.processed();
    }

    @Override
    public boolean drop(boolean wait) {
        Trace trace = current.get();
        boolean last = inner.drop(wait);
        trace.dropped(last);
        return last;
    }
}
