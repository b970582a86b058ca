package io.github.diobench.bench;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.Scheduler;
import io.github.diobench.suite.record.LatencyRecorder;

/** Wraps a counter so that each completion call is timed on the thread that makes it. One submitter at a time. */
final class TimedCounterProvider implements BioCounterProvider {
    private static final ThreadLocal<LatencyRecorder> LAST =
            ThreadLocal.withInitial(() -> LatencyRecorder.open("complete.last"));
    private static final ThreadLocal<LatencyRecorder> NOT_LAST =
            ThreadLocal.withInitial(() -> LatencyRecorder.open("complete.notLast"));

    private final BioCounterProvider measured;
    private boolean stamped;

    TimedCounterProvider(BioCounterProvider measured) {
        this.measured = measured;
    }

    /** Whether requests that start from now on are recorded; the submitter's. */
    void setStamped(boolean isStamped) {
        stamped = isStamped;
    }

    @Override
    public String name() {
        return measured.name();
    }

    @Override
    public String description() {
        return measured.description();
    }

    @Override
    public boolean submitterThreadOnly() {
        return measured.submitterThreadOnly();
    }

    @Override
    public BioCounter create(Scheduler scheduler) {
        return new TimedCounter(measured.create(scheduler));
    }

    private final class TimedCounter implements BioCounter {
        private final BioCounter timed;

        /** Set by the submitter before the first bio; read by completers before they give up their reference. */
        private boolean recorded;

        TimedCounter(BioCounter timed) {
            this.timed = timed;
        }

        @Override
        public void reset(boolean queueing) {
            recorded = stamped;
            timed.reset(queueing);
        }

        @Override
        public void submit() {
            timed.submit();
        }

        @Override
        public boolean complete() {
            boolean recording = recorded;
            long start = System.nanoTime();
            boolean last = timed.complete();
            long end = System.nanoTime();
            if (recording) {
                (last ? LAST : NOT_LAST).get().record(end - start);
            }
            return last;
        }

        @Override
        public void queue(Bio bio) {
            boolean recording = recorded;
            long start = System.nanoTime();
            timed.queue(bio);
            long end = System.nanoTime();
            if (recording) {
                NOT_LAST.get().record(end - start);
            }
        }

        @Override
        public Bio reap() {
            return timed.reap();
        }

        @Override
        public Bio awaitBio() {
            return timed.awaitBio();
        }

        @Override
        public void processed() {
            timed.processed();
        }

        @Override
        public boolean drop(boolean wait) {
            return timed.drop(wait);
        }

        @Override
        public void awaitDrain() {
            timed.awaitDrain();
        }

        @Override
        public boolean listsBios() {
            return timed.listsBios();
        }

        @Override
        public boolean isQuiescent() {
            return timed.isQuiescent();
        }
    }
}
