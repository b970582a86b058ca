package io.github.diobench.suite.campaign;

import java.time.Duration;

/**
 * How long each fork measures.
 *
 * @param warmups warm-up iterations
 * @param warmupMillis length of each, in milliseconds
 * @param measurements measured iterations
 * @param measurementMillis length of each, in milliseconds
 * @param timeoutMillis after how many milliseconds a fork is killed and counts as failed
 */
public record Timing(int warmups, int warmupMillis, int measurements, int measurementMillis, int timeoutMillis) {
    /** Refuses lengths and counts that JMH could not run. */
    public Timing {
        if (warmups < 0 || measurements < 1 || warmupMillis < 1 || measurementMillis < 1) {
            throw new IllegalArgumentException(warmups + " x " + warmupMillis + " ms warm-up and " + measurements
                    + " x " + measurementMillis + " ms measurement cannot be run");
        }
        if (timeoutMillis <= (long) warmups * warmupMillis + (long) measurements * measurementMillis) {
            throw new IllegalArgumentException("a time-out of " + timeoutMillis + " ms is shorter than the iterations");
        }
    }

    /** Returns the time that all iterations of one fork take together, without the start of its JVM. */
    Duration iterations() {
        return Duration.ofMillis((long) warmups * warmupMillis + (long) measurements * measurementMillis);
    }
}
