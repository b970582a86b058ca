package io.github.diobench.engine.race;

import io.github.diobench.engine.dio.Observer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The thread S, which submits A and, once told to, B; and all that a director can know of it. It takes no lock of its own, so that
 * one that keeps it out is the counter's.
 */
final class Submitter implements Observer {
    /** What the thread is doing. */
    enum Standing {
        RUNS("runs"),
        IS_HELD("is held"),
        SLEEPS("sleeps"),
        IS_LOCKED_OUT("is kept out of the lock"),
        HAS_ENDED_A("comes to the end of A"),
        HAS_ENDED("comes to the end of B");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private enum Sleep {
        AWAKE,
        ASLEEP,
        /** A wake-up came while it did not sleep: the next sleep ends at once. */
        PERMITTED
    }

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    /** So many looks at a thread that does not run and comes to no access: it is not on its way. */
    private static final int LOOKS = 10;
    /** So many accesses without an end or a sleep are a wait for a spin lock. */
    private static final int SPINS = 2000;

    private final Thread thread;
    private final CountDownLatch mayDrop;
    private final CountDownLatch maySubmitB = new CountDownLatch(1);
    private final AtomicReference<Sleep> sleep = new AtomicReference<>(Sleep.AWAKE);
    private final AtomicInteger accesses = new AtomicInteger();
    private volatile boolean inSubmitOfA = true;
    private volatile boolean held;
    private volatile boolean endedA;
    private volatile boolean endedB;

    /**
     * Prepares the thread.
     *
     * @param holdsBeforeDrop whether it stops after the bio of A is submitted, until it is told to go on
     */
    Submitter(boolean holdsBeforeDrop, Runnable submitA, Runnable submitB) {
        mayDrop = new CountDownLatch(holdsBeforeDrop ? 1 : 0);
        thread = new Thread(() -> run(submitA, submitB), "S");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Lets it go on after the bio of A is submitted. */
    void goOnToDrop() {
        // On a busy machine it takes a while until it notices, and is not locked out meanwhile.
        accesses.set(0);
        mayDrop.countDown();
    }

    /** Lets it submit B. */
    void goOnToB() {
        accesses.set(0);
        maySubmitB.countDown();
    }

    void wakeWithoutReason() {
        accesses.set(0);
        wake(thread);
        LockSupport.unpark(thread);
    }

    /** Waits until it can do nothing more of its own accord, and says why. */
    Standing settle() {
        int looks = 0;
        int seen = -1;
        Standing standing = standing();
        for (long deadline = System.nanoTime() + PATIENCE_NANOS; standing == Standing.RUNS; standing = standing()) {
            LockSupport.parkNanos(LOOK_NANOS);
            int now = accesses.get();
            boolean still = now > 0 && now == seen && thread.getState() != Thread.State.RUNNABLE;
            looks = still ? looks + 1 : 0;
            seen = now;
            if (looks == LOOKS || now > SPINS) {
                standing = standing();
                return standing == Standing.RUNS ? Standing.IS_LOCKED_OUT : standing;
            }
            check(deadline);
        }
        return standing;
    }

    boolean hasEndedA() {
        return endedA;
    }

    /** Whether it sleeps and no wake-up has come since; for when nobody is left to wake it. */
    boolean isAsleep() {
        return sleep.get() == Sleep.ASLEEP;
    }

    void awaitEndOfA() {
        await(() -> endedA);
    }

    void awaitEndOfB() {
        await(() -> endedB);
    }

    @Override
    public void submitReturned() {
        if (inSubmitOfA) {
            held = true;
            await(mayDrop);
            inSubmitOfA = false;
        }
    }

    @Override
    public void aboutToSleep() {
        sleep.updateAndGet(before -> before == Sleep.PERMITTED ? Sleep.AWAKE : Sleep.ASLEEP);
    }

    @Override
    public void wake(Thread submitter) {
        if (submitter == thread) {
            sleep.updateAndGet(before -> before == Sleep.ASLEEP ? Sleep.AWAKE : Sleep.PERMITTED);
        }
    }

    private Standing standing() {
        if (endedB) {
            return Standing.HAS_ENDED;
        }
        if (endedA && maySubmitB.getCount() > 0) {
            return Standing.HAS_ENDED_A;
        }
        if (isAsleep()) {
            return Standing.SLEEPS;
        }
        return held && mayDrop.getCount() > 0 ? Standing.IS_HELD : Standing.RUNS;
    }

    private void run(Runnable submitA, Runnable submitB) {
        Stalls.watch(any -> accesses.incrementAndGet());
        submitA.run();
        endedA = true;
        await(maySubmitB);
        submitB.run();
        endedB = true;
    }

    private void await(BooleanSupplier condition) {
        for (long deadline = System.nanoTime() + PATIENCE_NANOS; !condition.getAsBoolean(); check(deadline)) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void check(long deadline) {
        if (System.nanoTime() > deadline) {
            throw new AssertionError("S does not come to an end: " + standing() + ", " + thread.getState());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
                throw new AssertionError("S was not told to go on");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
