package io.github.diobench.suite.verify.schedule;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** One party of a run: a name, what it does, and where it stands. Guarded by its conductor, but for the semaphore. */
final class Party {
    enum State {
        /** Waits at a step for its turn. */
        READY,
        /** Its turn has come, and its thread has not noticed yet. */
        CHOSEN,
        RUNNING,
        /** Blocked inside the JDK, where it cannot be seen to what end. */
        BLOCKED,
        DONE
    }

    private static final ThreadLocal<Party> CURRENT = new ThreadLocal<>();

    private final Conductor conductor;
    private final String name;
    final Runnable script;
    final Semaphore turn = new Semaphore(0);

    State state = State.READY;
    BooleanSupplier enabled;
    /** What its last step was. */
    String lastStep = "";
    /** What the next step will be. */
    String next = "start";
    /** The progress that there had been when this party could not go on without another's. */
    int yieldedAt = -1;
    /** How many steps ago it said so. */
    int sinceYield = Integer.MAX_VALUE / 2;
    /** Has not come to its first step yet. */
    boolean begins = true;
    /** A wake-up that was not slept through yet. */
    boolean permit;
    /** How many more sleeps may end without a wake-up. */
    int spurious;
    /** The life of the request that it belongs to; 0 for whom that is not checked. */
    int life;
    /** Its own line in the trace that a value belongs to. */
    Trace.Line line;
    /** Runs a check of the kit, not a party's call: no steps. */
    boolean muted;

    private volatile Thread thread;

    Party(Conductor conductor, String name, BooleanSupplier mayStart, Runnable script) {
        this.conductor = conductor;
        this.name = name;
        this.enabled = mayStart;
        this.script = script;
    }

    /** Who the calling thread plays, or null. */
    static Party current() {
        Party party = CURRENT.get();
        return party == null || party.muted ? null : party;
    }

    void play() {
        thread = Thread.currentThread();
        CURRENT.set(this);
    }

    void leave() {
        CURRENT.remove();
    }

    Conductor conductor() {
        return conductor;
    }

    String name() {
        return name;
    }

    Thread thread() {
        return thread;
    }
}
