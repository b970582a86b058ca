package io.github.diobench.engine;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Where two threads meet, again and again, to do their next step at the same moment. */
final class Meeting {
    private static final long PATIENCE_SECONDS = 30;

    /** Some hundred microseconds: if the other thread has no CPU, waiting for it only costs time. */
    private static final int SPINS = 10_000;

    private final CyclicBarrier barrier = new CyclicBarrier(2);
    private final AtomicLong arrivals = new AtomicLong();

    void meet() {
        try {
            barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted at a meeting", e);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("the other thread does not come to the meeting", e);
        }
        // The barrier wakes one thread after the other; both spin until both are awake.
        long mine = arrivals.incrementAndGet();
        long both = (mine + 1) / 2 * 2;
        for (int i = 0; i < SPINS && arrivals.get() < both; i++) {
            Thread.onSpinWait();
        }
    }
}
