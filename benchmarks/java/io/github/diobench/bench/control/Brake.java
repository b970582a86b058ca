package io.github.diobench.bench.control;

import java.util.function.LongSupplier;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Slows the requests of one file by a share of the time that they take themselves, whatever they are and on whatever machine.
 *
 * <p>The own time of a batch of requests is measured, and then the submitter works for that share of it, between two requests, when no
 * completer waits for it. So nothing has to be known about what a request or a token costs, the slowdown follows a request that
 * becomes faster or slower, and what a request itself does is as it was: the work neither meets the counter nor spreads its
 * accesses. The work comes in pieces of some {@value #PIECE_NANOS} ns, long against reading the clock and against what the
 * completers of outstanding requests have still to do meanwhile; so it is the mean that is slowed, not the median.
 *
 * <p>What it has learned lasts as long as the fork. When the requests pause, as between two iterations, {@link #resume} says so: the
 * pause is then no part of any request.
 *
 * <p>For one submitting thread. Several that share a file spoil nothing, but are slowed less.
 */
final class Brake {
    /** How long the submitter works at a time, once the brake knows how many requests that is worth. */
    private static final int PIECE_NANOS = 50_000;

    /** Tokens between two looks at the clock: short against a piece. */
    private static final int TOKENS = 20;

    /** Requests of a batch at most; that of a brake that slows by nothing would grow for ever. */
    private static final double LONGEST_BATCH = 1_000_000;

    /**
     * How many times its expected length of a batch is believed. What lasts longer is most likely no request but another process; if
     * requests did become that slow, a few batches find out.
     */
    private static final int BELIEVED = 2;

    private final double share;
    private final LongSupplier clock;

    /** Requests until the next piece of work. */
    private long left = 1;

    /** Requests of this batch; 0 before the first. */
    private long batch;

    private long expectedNanos;
    private double owedNanos;
    private long batchStart;
    private boolean resuming;

    /** Slows by {@code percent} percent. */
    Brake(int percent) {
        this(percent, System::nanoTime);
    }

    /** Slows by {@code percent} percent, looking at {@code clock}, in nanoseconds. */
    Brake(int percent, LongSupplier clock) {
        this.share = percent / 100.0;
        this.clock = clock;
    }

    /** The requests made so far are over, and those to come begin with the next. */
    void resume() {
        resuming = true;
    }

    /** One more request begins; nothing of it is submitted yet. */
    void request() {
        if (--left <= 0 || resuming) {
            work();
        }
    }

    private void work() {
        long now = clock.getAsLong();
        if (resuming) {
            resuming = false;
            if (expectedNanos == 0) {
                batch = 0; // nothing was learned before the pause
            } else {
                batchStart = now - expectedNanos * (batch - left) / batch; // as if those before it had been as expected
                if (left > 0) {
                    return;
                }
            }
        }
        if (batch == 0) {
            batch = 1;
            left = 1;
            batchStart = now;
            return;
        }
        long measured = Math.max(1, now - batchStart);
        long own = expectedNanos == 0 ? measured : Math.min(measured, BELIEVED * expectedNanos);
        owedNanos += share * own;
        batchStart = now + pay(now);
        chooseBatch(own);
    }

    /** Works off what is owed; an excess, be it that the thread was interrupted, is credited up to a piece. */
    private long pay(long start) {
        long paid = 0;
        while (paid < owedNanos) {
            Blackhole.consumeCPU(TOKENS);
            paid = clock.getAsLong() - start;
        }
        owedNanos = Math.max(-PIECE_NANOS, owedNanos - paid);
        return paid;
    }

    /** Chooses the next batch such that it will owe a piece, and at most twice or half as long as this one. */
    private void chooseBatch(long own) {
        double fitting = Math.min(LONGEST_BATCH, batch * (PIECE_NANOS / share / own));
        long next = Math.max(1, (long) Math.min(2.0 * batch, Math.max(batch / 2.0, fitting)));
        expectedNanos = Math.max(1, (long) ((double) own / batch * next));
        batch = next;
        left = next;
    }
}
