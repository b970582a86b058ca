package io.github.diobench.suite.machine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Two threads that hand one cache line to and fro. Neither sleeps nor pauses, so that only the way of the line is timed. */
final class PingPong {
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int PLACE = 32;

    /** On a line of its own, which both only read until the end. */
    private static final int STOP = 8;

    /** Enough for the clock, few enough that most batches are not interrupted. */
    private static final int ROUND_TRIPS = 10;

    /** No cache line is under way for so long: one of the threads was interrupted. */
    private static final double INTERRUPTED_NANOS = 3_000;

    /** Who waits for so long waits for a partner that has no CPU. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** How often one looks for the line before one looks at the clock. */
    private static final int LOOKS = 1 << 12;

    private static final int MOST_BATCHES = 20_000;

    private final long[] line = new long[2 * PLACE];
    private long ball;

    private PingPong() {}

    /**
     * Plays for {@code nanos}, or until one of the threads has no CPU.
     *
     * @return the time of one way in each batch that was not interrupted, in nanoseconds
     */
    static double[] play(long nanos) throws InterruptedException {
        PingPong game = new PingPong();
        Thread partner = new Thread(game::answer, "ping-pong");
        partner.setDaemon(true);
        partner.start();
        double[] times = game.times(nanos);
        ELEMENT.setRelease(game.line, STOP, 1L);
        partner.join();
        return times;
    }

    private double[] times(long nanos) {
        double[] times = new double[MOST_BATCHES];
        int count = 0;
        long end = System.nanoTime() + nanos;
        boolean answered = roundTrip();
        while (answered && count < MOST_BATCHES && System.nanoTime() - end < 0) {
            long start = System.nanoTime();
            for (int i = 0; i < ROUND_TRIPS && answered; i++) {
                answered = roundTrip();
            }
            times[count] = (System.nanoTime() - start) / (2.0 * ROUND_TRIPS);
            count += answered && times[count] < INTERRUPTED_NANOS ? 1 : 0;
        }
        return Arrays.copyOf(times, count);
    }

    private boolean roundTrip() {
        ELEMENT.setRelease(line, PLACE, ++ball);
        ball++;
        int looks = 0;
        long patience = 0;
        while ((long) ELEMENT.getAcquire(line, PLACE) != ball) {
            if (++looks % LOOKS == 0) {
                long now = System.nanoTime();
                patience = patience == 0 ? now + PATIENCE_NANOS : patience;
                if (now - patience > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private void answer() {
        long seen = 0;
        while ((long) ELEMENT.getAcquire(line, STOP) == 0) {
            long now = (long) ELEMENT.getAcquire(line, PLACE);
            if (now != seen) {
                seen = now + 1;
                ELEMENT.setRelease(line, PLACE, seen);
            }
        }
    }
}
