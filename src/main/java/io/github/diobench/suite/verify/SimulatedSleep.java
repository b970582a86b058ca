package io.github.diobench.suite.verify;

import io.github.diobench.engine.counter.Scheduler;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets one thread play the sleeping submitter and the completers: while it sleeps, the completions that are still to come run, and
 * it must be woken by one of them.
 */
final class SimulatedSleep implements Scheduler {
    private final Deque<Runnable> toCome = new ArrayDeque<>();
    private boolean spurious;
    private boolean permit;
    private int wakes;

    /** Forgets the last request. If wake-ups are spurious, each completion ends a sleep, else only a wake-up does. */
    void begin(boolean wakeUpsAreSpurious) {
        toCome.clear();
        spurious = wakeUpsAreSpurious;
        permit = false;
        wakes = 0;
    }

    /** Something that happens only once the submitter sleeps. */
    void later(Runnable completion) {
        toCome.add(completion);
    }

    /** How much of that has not happened yet. */
    int left() {
        return toCome.size();
    }

    /** How often the submitter was woken. */
    int wakes() {
        return wakes;
    }

    @Override
    public void ioSchedule() {
        boolean slept = false;
        while (!permit && !(slept && spurious)) {
            Runnable completion = toCome.poll();
            Expect.that(
                    completion != null,
                    () -> "a lost wake-up: everything has completed, and the submitter sleeps for ever");
            completion.run();
            slept = true;
        }
        permit = false;
    }

    @Override
    public void wakeUpProcess(Thread thread) {
        Expect.that(thread == Thread.currentThread(), () -> "the counter wakes a thread that is not the submitter");
        permit = true;
        wakes++;
    }
}
