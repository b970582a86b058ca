package io.github.diobench.engine.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The threads of a scenario: workers, which come to an end, and a background, each of which begins another round until the workers
 * have ended, and does at least one. The first failure ends the background and is thrown by {@link #run}.
 */
final class Crew {
    /** What a thread does. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private final List<Thread> workers = new ArrayList<>();
    private final List<Thread> background = new ArrayList<>();
    private volatile boolean ending;
    private Throwable failure;

    Crew worker(Work work) {
        workers.add(thread("worker-" + workers.size(), work));
        return this;
    }

    Crew workers(int count, IntFunction<Work> work) {
        for (int i = 0; i < count; i++) {
            worker(work.apply(i));
        }
        return this;
    }

    Crew background(Work round) {
        background.add(thread("background-" + background.size(), () -> {
            do {
                round.run();
            } while (!ending);
        }));
        return this;
    }

    Crew background(int count, IntFunction<Work> round) {
        for (int i = 0; i < count; i++) {
            background(round.apply(i));
        }
        return this;
    }

    /** Whether the scenario is to end, for workers that would otherwise go on after a failure. */
    boolean isEnding() {
        return ending;
    }

    /** Starts everybody, and returns when everybody has ended. */
    void run() throws InterruptedException {
        background.forEach(Thread::start);
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            worker.join();
        }
        ending = true;
        for (Thread each : background) {
            each.join();
        }
        synchronized (this) {
            if (failure != null) {
                throw new AssertionError("a thread of the scenario failed: " + failure.getMessage(), failure);
            }
        }
    }

    private Thread thread(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Throwable e) {
                        failed(e);
                    }
                },
                name);
        thread.setDaemon(true);
        return thread;
    }

    private synchronized void failed(Throwable e) {
        ending = true;
        if (failure == null) {
            failure = e;
        } else {
            failure.addSuppressed(e);
        }
    }
}
