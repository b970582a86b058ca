package io.github.diobench.engine;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;

/** Does as another counter does, but for what a subclass changes. */
public abstract class DelegatingCounter implements BioCounter {
    /** The other one. */
    protected final BioCounter inner;

    protected DelegatingCounter(BioCounter inner) {
        this.inner = inner;
    }

    @Override
    public void reset(boolean queueing) {
        inner.reset(queueing);
    }

    @Override
    public void submit() {
        inner.submit();
    }

    @Override
    public boolean complete() {
        return inner.complete();
    }

    @Override
    public void queue(Bio bio) {
        inner.queue(bio);
    }

    @Override
    public Bio reap() {
        return inner.reap();
    }

    @Override
    public Bio awaitBio() {
        return inner.awaitBio();
    }

    @Override
    public void processed() {
        inner.processed();
    }

    @Override
    public boolean drop(boolean wait) {
        return inner.drop(wait);
    }

    @Override
    public void awaitDrain() {
        inner.awaitDrain();
    }

    @Override
    public boolean listsBios() {
        return inner.listsBios();
    }

    @Override
    public boolean isQuiescent() {
        return inner.isQuiescent();
    }
}
