package io.github.diobench.bench.control;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import org.openjdk.jmh.infra.Blackhole;

/** Another counter, with work added to each submit. As correct as the one it slows. */
final class SlowedCounter implements BioCounter {
    /** Some ten nanoseconds; what it comes to in a run is the ratio of the arms {@code slowed} and {@code atomic}. */
    private static final long TOKENS = 8;

    private final BioCounter slowed;

    SlowedCounter(BioCounter slowed) {
        this.slowed = slowed;
    }

    @Override
    public void reset(boolean queueing) {
        slowed.reset(queueing);
    }

    @Override
    public void submit() {
        Blackhole.consumeCPU(TOKENS);
        slowed.submit();
    }

    @Override
    public boolean complete() {
        return slowed.complete();
    }

    @Override
    public void queue(Bio bio) {
        slowed.queue(bio);
    }

    @Override
    public Bio reap() {
        return slowed.reap();
    }

    @Override
    public Bio awaitBio() {
        return slowed.awaitBio();
    }

    @Override
    public void processed() {
        slowed.processed();
    }

    @Override
    public boolean drop(boolean wait) {
        return slowed.drop(wait);
    }

    @Override
    public void awaitDrain() {
        slowed.awaitDrain();
    }

    @Override
    public boolean listsBios() {
        return slowed.listsBios();
    }

    @Override
    public boolean isQuiescent() {
        return slowed.isQuiescent();
    }
}
