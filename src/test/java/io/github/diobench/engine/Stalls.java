package io.github.diobench.engine;

import io.github.diobench.engine.dio.Observer;
import io.github.diobench.engine.memory.Page;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Stops threads at the places at which the engine can be watched. */
final class Stalls implements Observer {
    /** Where a thread can be stopped; S- and C-steps as in kernel-spec 8.3. */
    enum Place {
        /** S: a bio is with the device; after the last one this is s1. */
        SUBMIT_RETURNED,
        /** S between s4 and s5; C after c6. */
        DROPPED,
        /** S between s5 and s6. */
        ABOUT_TO_SLEEP,
        /** In c1. */
        PAGE_RELEASE,
        /** C between c1 and c2. */
        ABOUT_TO_DROP,
        /** C between c3 and c5: it has read the waiter. */
        ABOUT_TO_WAKE,
        /** In c4, or in S's own part of it. */
        END_IO
    }

    /**
     * A thread is stopped here once it comes by, until the gate is opened. It waits in a monitor and not by parking: a wake-up that a
     * stopped submitter gets must be there when it parks.
     */
    static final class Gate {
        private final String what;
        private int toLetPass;
        private boolean reached;
        private boolean open;

        private Gate(String what, int toLetPass) {
            this.what = what;
            this.toLetPass = toLetPass;
        }

        synchronized void awaitReached() {
            Patience.await(this, () -> reached, what + " is reached");
        }

        synchronized void open() {
            open = true;
            notifyAll();
        }

        /** Returns whether the thread was stopped, and not let pass. */
        private synchronized boolean stop() {
            if (toLetPass-- > 0) {
                return false;
            }
            reached = true;
            notifyAll();
            Patience.await(this, () -> open, what + " is opened");
            return true;
        }
    }

    private record Spot(Thread thread, Place place) {}

    private final Map<Spot, Gate> gates = new ConcurrentHashMap<>();
    private final AtomicInteger sleeps = new AtomicInteger();
    private final Map<Spot, Runnable> deeds = new ConcurrentHashMap<>();
    private volatile boolean permitLeftOver;

    /** Stops an actor when it next comes to a place, once. */
    Gate stop(Actor actor, Place place) {
        return stop(actor, place, 0);
    }

    /** Stops an actor when it comes to a place after having passed it some times, once. */
    Gate stop(Actor actor, Place place, int toLetPass) {
        Gate gate = new Gate(actor.thread().getName() + " at " + place, toLetPass);
        gates.put(new Spot(actor.thread(), place), gate);
        return gate;
    }

    /** How often a submitter was about to sleep. */
    int sleeps() {
        return sleeps.get();
    }

    /** Something that an actor does whenever it comes to a place. */
    void always(Actor actor, Place place, Runnable deed) {
        deeds.put(new Spot(actor.thread(), place), deed);
    }

    /** From now on a submitter has a permit left over after each submit. */
    void leavePermits() {
        permitLeftOver = true;
    }

    /** A completer is about to give up a bio's reference. */
    void aboutToDrop() {
        comeBy(Place.ABOUT_TO_DROP);
    }

    private void comeBy(Place place) {
        Spot spot = new Spot(Thread.currentThread(), place);
        Runnable deed = deeds.get(spot);
        if (deed != null) {
            deed.run();
        }
        Gate gate = gates.get(spot);
        if (gate != null && gate.stop()) {
            gates.remove(spot, gate);
        }
    }

    @Override
    public void submitReturned() {
        comeBy(Place.SUBMIT_RETURNED);
        if (permitLeftOver) {
            LockSupport.unpark(Thread.currentThread());
        }
    }

    @Override
    public void aboutToSleep() {
        sleeps.incrementAndGet();
        comeBy(Place.ABOUT_TO_SLEEP);
    }

    @Override
    public void wake(Thread submitter) {
        comeBy(Place.ABOUT_TO_WAKE);
    }

    @Override
    public void pageRelease(Page page) {
        comeBy(Place.PAGE_RELEASE);
    }

    @Override
    public void afterLastCounterOperation(boolean last) {
        comeBy(Place.DROPPED);
    }

    @Override
    public void endIo(long offset, long value) {
        comeBy(Place.END_IO);
    }
}
