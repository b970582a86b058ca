package io.github.diobench.engine.device;

import java.util.SplittableRandom;

/** How long a queued device keeps a bio, in nanoseconds. */
@FunctionalInterface
public interface Latency {
    /** Completes a bio as soon as a completion thread takes it off its queue; the clock is not read. */
    Latency NONE = random -> 0;

    /**
     * Draws the service time of one bio.
     *
     * @param random the completion thread's own seeded source
     * @return nanoseconds from submission to completion, at least 0
     */
    long nextNanos(SplittableRandom random);

    /** Always the same. */
    static Latency fixed(long nanos) {
        return nanos == 0 ? NONE : random -> nanos;
    }

    /** Exponential, as the gaps of a Poisson process. */
    static Latency exponential(long meanNanos) {
        return random -> (long) (-meanNanos * Math.log(1 - random.nextDouble()));
    }

    /** Uniform, both ends included. */
    static Latency uniform(long fromNanos, long toNanos) {
        return random -> random.nextLong(fromNanos, toNanos + 1);
    }
}
