package io.github.diobench.bench.control;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;

/** Another counter, behind a brake. As correct as the one it slows: each call is handed on as it is. */
final class SlowedCounter implements BioCounter {
    private final BioCounter slowed;
    private final Brake brake;

    SlowedCounter(BioCounter slowed, Brake brake) {
        this.slowed = slowed;
        this.brake = brake;
    }

    @Override
    public void reset(boolean queueing) {
        brake.request();
        slowed.reset(queueing);
    }

    @Override
    public void submit() {
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

    @Override
    public long lockParks() {
        return slowed.lockParks();
    }
}
