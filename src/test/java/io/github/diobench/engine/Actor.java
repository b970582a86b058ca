package io.github.diobench.engine;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** A thread that a schedule gives things to do, one after the other. */
final class Actor implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final ExecutorService executor;
    private final Thread thread;

    Actor(String name) {
        executor = Executors.newSingleThreadExecutor(body -> {
            Thread created = new Thread(body, name);
            created.setDaemon(true); // one that a fault leaves asleep must not keep the JVM
            return created;
        });
        Thread[] created = new Thread[1];
        join(act(() -> created[0] = Thread.currentThread()));
        thread = created[0];
    }

    Thread thread() {
        return thread;
    }

    /** Begins to do something. */
    Future<?> act(Runnable deed) {
        return executor.submit(deed);
    }

    /** Does something to its end. */
    void actAndJoin(Runnable deed) {
        join(act(deed));
    }

    /** Waits for the end of a deed, and fails as it failed. */
    static void join(Future<?> deed) {
        try {
            deed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("an actor is stuck after " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Waits until the thread sleeps as a waiting party of the engine does: parked, with a blocker of that class. */
    void awaitAsleepIn(String blockerClass) {
        Patience.await(() -> isAsleepIn(blockerClass), thread.getName() + " in WAITING for " + blockerClass);
    }

    private boolean isAsleepIn(String blockerClass) {
        Object blocker = LockSupport.getBlocker(thread);
        return thread.getState() == Thread.State.WAITING
                && blocker != null
                && blocker.getClass().getSimpleName().equals(blockerClass);
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
