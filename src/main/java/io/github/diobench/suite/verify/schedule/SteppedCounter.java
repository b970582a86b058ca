package io.github.diobench.suite.verify.schedule;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import java.util.function.BooleanSupplier;

/** Another counter, of which each call that matters to others is a step of the party that makes it. */
final class SteppedCounter implements BioCounter {
    private final Conductor conductor;
    private final BioCounter counter;

    SteppedCounter(Conductor conductor, BioCounter counter) {
        this.conductor = conductor;
        this.counter = counter;
    }

    @Override
    public void reset(boolean queueing) {
        call("reset(" + queueing + ")");
        Party party = Party.current();
        if (party != null) {
            party.muted = true; // nobody may meet S in there, and whoever does is found by what he touches
        }
        try {
            counter.reset(queueing);
        } finally {
            if (party != null) {
                party.muted = false;
            }
        }
    }

    @Override
    public void submit() {
        call("submit");
        counter.submit();
    }

    @Override
    public boolean complete() {
        return call("complete", counter::complete);
    }

    @Override
    public void queue(Bio bio) {
        call("queue(" + conductor.show(bio) + ")");
        counter.queue(bio);
    }

    @Override
    public Bio reap() {
        Trace.Line line = call("reap");
        Bio bio = counter.reap();
        returned(line, "reap", bio);
        return bio;
    }

    @Override
    public Bio awaitBio() {
        Trace.Line line = call("awaitBio");
        Bio bio = counter.awaitBio();
        returned(line, "awaitBio", bio);
        return bio;
    }

    @Override
    public void processed() {
        call("processed");
        counter.processed();
    }

    @Override
    public boolean drop(boolean wait) {
        return call("drop(" + wait + ")", () -> counter.drop(wait));
    }

    @Override
    public void awaitDrain() {
        Trace.Line line = call("awaitDrain");
        counter.awaitDrain();
        returned(line, "awaitDrain", "done");
    }

    @Override
    public boolean listsBios() {
        return counter.listsBios();
    }

    /** No step: an audit, which may look at anything. */
    @Override
    public boolean isQuiescent() {
        Party party = Party.current();
        if (party == null) {
            return counter.isQuiescent();
        }
        party.muted = true;
        try {
            return counter.isQuiescent();
        } finally {
            party.muted = false;
        }
    }

    private boolean call(String what, BooleanSupplier call) {
        Trace.Line line = call(what);
        boolean result = call.getAsBoolean();
        returned(line, what, result);
        return result;
    }

    private Trace.Line call(String what) {
        Party party = Party.current();
        if (party == null) {
            return null;
        }
        conductor.step(party, what, () -> true);
        Trace.Line line = party.line;
        party.line = null;
        return line;
    }

    private void returned(Trace.Line line, String what, Object value) {
        if (line != null) {
            conductor.returned(Party.current(), line, what, value);
        }
    }
}
