package io.github.diobench.engine.race;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The thread C, which stalls before one of its accesses. Its lists are the director's to read while it stalls and once it has ended. */
final class Completer {
    private static final long PATIENCE_SECONDS = 20;

    private final Thread thread;
    private final int stallAt;
    private final CountDownLatch stalledOrEnded = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<String> before = new ArrayList<>();
    private final List<String> since = new ArrayList<>();
    private volatile boolean stalled;
    private volatile Throwable failure;

    /**
     * Prepares the thread.
     *
     * @param body what it does
     * @param stallAt how many accesses it executes before it stalls
     */
    Completer(Runnable body, int stallAt) {
        this.stallAt = stallAt;
        thread = new Thread(() -> run(body), "C");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Waits for the stall; false if it ended before. */
    boolean awaitStall() {
        await(stalledOrEnded);
        return stalled;
    }

    /** Lets it go on after the stall, to its end. */
    void goOn() {
        mayGoOn.countDown();
        await();
    }

    /** Waits for its end. */
    void await() {
        await(ended);
        if (failure != null) {
            throw new AssertionError("C fails after " + before + " and " + since, failure);
        }
    }

    /** The accesses before the stall. */
    List<String> beforeStall() {
        return List.copyOf(before);
    }

    /** The access it stalls before. */
    String stalledBefore() {
        return since.get(0);
    }

    /** The accesses since the stall, once it has ended; empty if it did not stall. */
    List<String> sinceStall() {
        return List.copyOf(since);
    }

    private void run(Runnable body) {
        Stalls.watch(this::reach);
        try {
            body.run();
        } catch (Throwable e) { // the director throws it
            failure = e;
        } finally {
            ended.countDown();
            stalledOrEnded.countDown();
        }
    }

    private void reach(String access) {
        if (!stalled && before.size() < stallAt) {
            before.add(access);
            return;
        }
        since.add(access);
        if (!stalled) {
            stalled = true;
            stalledOrEnded.countDown();
            await(mayGoOn);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("C neither stalls nor ends");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
