package io.github.diobench.suite.verify.schedule;

import io.github.diobench.engine.counter.Scheduler;
import io.github.diobench.suite.verify.Thrown;
import io.github.diobench.suite.verify.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Runs some parties on threads of their own, but only one at a time: at each step the running party stops, and the order says who
 * goes on. For one run.
 *
 * <p>Thread-safe. All state is guarded by this object; a party is let go by its own semaphore.
 */
/*
 * A party that blocks inside the JDK never comes to its next step. The thread that waits for the end of the run notices, by the
 * state of the party's thread, and lets another one go on; when the blocked one comes back it waits for its turn like everybody.
 */
final class Conductor {
    private static final int MOST_STEPS = 20_000;
    static final String SLEEPS = "sleeps";

    private static final long LOOK_MILLIS = 1;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(8);

    /** Unwinds the parties of a run that is over. */
    private static final class RunIsOver extends Error {
        private static final long serialVersionUID = 1;

        RunIsOver() {
            super("the run is over", null, false, false);
        }
    }

    private final ExecutorService threads;
    private final Turns turns;
    private final boolean inside;
    private final Trace trace = new Trace();
    private final List<Party> parties = new ArrayList<>();
    private final Names names = new Names(parties);
    private final Monitors monitors = new Monitors();
    private Party running;
    private boolean over;
    private String fault;
    private int life;

    /**
     * Prepares a run.
     *
     * @param threads where the parties run
     * @param order who goes on at each step
     * @param inside whether accesses inside the counter's calls are steps, or only the calls, the sleeps and the wake-ups
     */
    Conductor(ExecutorService threads, Order order, boolean inside) {
        this.threads = threads;
        this.turns = new Turns(order);
        this.inside = inside;
    }

    /** Adds a party; the first is the one that may sleep. */
    Party add(String name, BooleanSupplier mayStart, Runnable script) {
        Party party = new Party(this, name, mayStart, script);
        parties.add(party);
        return party;
    }

    /** Calls an object by a name in the trace. */
    synchronized void name(Object object, String name) {
        names.put(object, name);
    }

    Trace trace() {
        return trace;
    }

    /** Which life of the request is on, 0 while it is free; a party of another life may not touch the counter. */
    synchronized void setLife(int newLife) {
        life = newLife;
    }

    synchronized int life() {
        return life;
    }

    /** Runs all parties to their ends; throws a {@link Violation} with the interleaving if that is not possible or one fails. */
    void run() {
        parties.forEach(party -> threads.execute(() -> run(party)));
        synchronized (this) {
            chooseNext();
            try {
                watch();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail("interrupted");
            }
            if (fault != null) {
                throw new Violation(fault, trace.lines());
            }
        }
    }

    /** Adds to the trace what a party did outside the counter. */
    synchronized void note(String party, String what) {
        trace.add(party, what);
    }

    /** Ends the run with a fault; for parties and, while they run, for their checks. */
    synchronized void fail(String what) {
        if (!over) {
            fault = what;
        }
        end();
    }

    private void run(Party party) {
        party.play();
        try {
            takeTurn(party);
            party.script.run();
        } catch (RunIsOver e) {
            return;
        } catch (Violation e) {
            fail(e.getMessage());
        } catch (Throwable e) { // whatever a counter throws is its fault
            fail(party.name() + " failed in '" + party.next + "': " + Thrown.text(e));
        } finally {
            party.leave();
            done(party);
        }
    }

    private synchronized void done(Party party) {
        party.state = Party.State.DONE;
        if (running == party || running == null) {
            running = null;
            if (!over) {
                chooseNext();
            }
        }
    }

    private void takeTurn(Party party) {
        party.turn.acquireUninterruptibly();
        synchronized (this) {
            stopIfOver();
            party.state = Party.State.RUNNING;
        }
    }

    private synchronized void stopIfOver() {
        if (over) {
            throw new RunIsOver();
        }
    }

    /** A step that is one at every grain: a call, a sleep, a wake-up. */
    void step(Party party, String what, BooleanSupplier enabled) {
        arrive(party, what, enabled, false);
    }

    /** A call returned; noted with the call if nothing happened meanwhile. */
    synchronized void returned(Party party, Trace.Line call, String what, Object value) {
        String shown = show(value);
        if (trace.endsWith(call)) {
            call.append(" -> " + shown);
        } else {
            party.line = trace.add(party.name(), what + " returns " + shown);
        }
    }

    void access(Party party, String what, boolean own) {
        if (inside) {
            arrive(party, what, () -> true, false);
        }
        synchronized (this) {
            if (own && party.life != 0 && party.life != life) {
                fail(party.name() + " touches the request after it was freed" + (life == 0 ? "" : " and used again")
                        + ": " + what);
                throw new RunIsOver();
            }
        }
    }

    void yields(Party party, String what) {
        arrive(party, what, () -> true, true);
    }

    void enter(Party party, Object monitor, String what) {
        if (inside || !isFreeFor(party, monitor)) {
            arrive(party, what, () -> isFreeFor(party, monitor), false);
        }
        synchronized (this) {
            monitors.enter(party, monitor);
        }
    }

    synchronized void exit(Party party, Object monitor) {
        monitors.exit(party, monitor);
    }

    private synchronized boolean isFreeFor(Party party, Object monitor) {
        return monitors.isFreeFor(party, monitor);
    }

    synchronized void saw(Party party, Object value) {
        if (inside && party.line != null) {
            party.line.append(" -> " + show(value));
            party.line = null;
        }
    }

    /** How a value looks in a trace. */
    synchronized String show(Object value) {
        return names.of(value);
    }

    /** How a counter of this run sleeps and wakes. */
    Scheduler scheduler() {
        Scheduler sleep = new ConductedSleep(this);
        name(sleep, "the scheduler");
        return sleep;
    }

    /** A sleep ends. */
    synchronized void wakeUp(Party party) {
        if (!party.permit) {
            party.spurious--;
            party.line.append(", and wakes without reason");
        }
        party.permit = false;
    }

    synchronized void wake(Party by, Thread thread) {
        Party woken = names.whoRunsOn(thread);
        if (woken == null) {
            fail(by.name() + " wakes " + show(thread) + ", which is none of the request's");
            throw new RunIsOver();
        }
        woken.permit = true;
    }

    private void arrive(Party party, String what, BooleanSupplier enabled, boolean yields) {
        synchronized (this) {
            stopIfOver();
            party.next = what;
            if (party.begins) { // was let go for this very step
                party.begins = false;
                count(party, what);
                return;
            }
            party.enabled = enabled;
            turns.arrived(party, yields);
            party.state = Party.State.READY;
            if (running == party) {
                running = null;
            }
            if (running == null) {
                chooseNext();
            }
        }
        takeTurn(party);
        synchronized (this) {
            count(party, what);
        }
    }

    private void count(Party party, String what) {
        party.line = trace.add(party.name(), what);
        turns.took(party, what);
    }

    /** Lets somebody go on; the caller holds this object, and nobody runs. */
    private void chooseNext() {
        if (turns.steps() > MOST_STEPS) {
            fail("no end after " + MOST_STEPS + " steps: " + standing());
            return;
        }
        Party chosen = turns.next(parties);
        if (chosen == null) {
            nobodyCanGoOn();
            return;
        }
        running = chosen;
        chosen.state = Party.State.CHOSEN;
        chosen.turn.release();
    }

    private void nobodyCanGoOn() {
        if (parties.stream().allMatch(party -> party.state == Party.State.DONE)) {
            end();
        } else if (parties.stream().noneMatch(party -> party.state == Party.State.BLOCKED)) {
            boolean asleep =
                    parties.stream().anyMatch(party -> party.state == Party.State.READY && party.next.equals(SLEEPS));
            fail((asleep ? "a lost wake-up: the submitter sleeps for ever; " : "a deadlock; ") + standing());
        }
    }

    private void end() {
        over = true;
        parties.forEach(party -> party.turn.release());
        notifyAll();
    }

    private String standing() {
        List<String> standing = new ArrayList<>();
        for (Party party : parties) {
            if (party.state != Party.State.DONE) {
                standing.add(party.name() + " at '" + party.next + "'");
            }
        }
        return String.join(", ", standing);
    }

    /** Waits for the end, and looks after a party that runs and comes to no step. The caller holds this object. */
    private void watch() throws InterruptedException {
        int seen = -1;
        int blockedLooks = 0;
        long since = System.nanoTime();
        while (!over) {
            wait(LOOK_MILLIS);
            if (turns.steps() != seen) {
                seen = turns.steps();
                blockedLooks = 0;
                since = System.nanoTime();
            } else if (running != null && isBlocked(running) && ++blockedLooks > 1) {
                running.state = Party.State.BLOCKED;
                running = null;
                blockedLooks = 0;
                chooseNext();
            } else if (!over && System.nanoTime() - since > PATIENCE_NANOS) {
                fail(
                        running == null
                                ? "a deadlock; " + standing()
                                : running.name() + " spins for ever after '" + running.next + "' at "
                                        + top(running.thread()));
            }
        }
    }

    private static boolean isBlocked(Party party) {
        return party.state == Party.State.RUNNING
                && switch (party.thread().getState()) {
                    case BLOCKED, WAITING, TIMED_WAITING -> true;
                    default -> false;
                };
    }

    private static String top(Thread thread) {
        StackTraceElement[] frames = thread == null ? new StackTraceElement[0] : thread.getStackTrace();
        return frames.length == 0 ? "an unknown place" : frames[0].toString();
    }
}
