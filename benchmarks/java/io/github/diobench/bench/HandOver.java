package io.github.diobench.bench;

import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How long a word takes to another thread and back, with nothing else done: where the CPUs of the two are to each other. A virtual
 * machine may move them, and what they share then costs three times as much. For one measurement.
 */
final class HandOver {
    /** Looks at the clock; with {@value #TRIPS} trips each, reading it hardly counts. */
    private static final int BATCHES = 20;

    private static final int TRIPS = 10;

    /** After this the batches so far must do: with one CPU for both threads a trip takes time slices. */
    private static final long LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final int HERE = 0;
    private static final int THERE = 1;
    private static final int OVER = 2;

    /** Where the word is: so far inside its array that nothing else lies on its line. */
    private static final int AT = 32;

    private final AtomicIntegerArray word = new AtomicIntegerArray(2 * AT);

    /**
     * Returns the median of {@value #BATCHES} batches, in nanoseconds for the way there and back.
     *
     * @param other runs the other side on its thread, which is free again soon after this returns
     */
    double medianNanos(Executor other) {
        other.execute(this::sendBack);
        double[] batches = new double[BATCHES];
        int taken = 0;
        try {
            trip(); // the other thread wakes
            long begin = System.nanoTime();
            long start = begin;
            while (taken < BATCHES && (taken == 0 || start - begin < LIMIT_NANOS)) {
                for (int i = 0; i < TRIPS; i++) {
                    trip();
                }
                long end = System.nanoTime();
                batches[taken++] = (double) (end - start) / TRIPS;
                start = end;
            }
        } finally {
            word.setRelease(AT, OVER);
        }
        Arrays.sort(batches, 0, taken);
        return (batches[(taken - 1) / 2] + batches[taken / 2]) / 2;
    }

    private void trip() {
        word.setRelease(AT, THERE);
        while (word.getAcquire(AT) != HERE) {
            Thread.onSpinWait();
        }
    }

    private void sendBack() {
        int seen;
        while ((seen = word.getAcquire(AT)) != OVER) {
            if (seen == THERE) {
                word.setRelease(AT, HERE);
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
