package io.github.diobench.engine.dio;

import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * How direct I/O on a file behaves, beside device, file and counter.
 *
 * @param poolSize how many direct requests can run at once; one more gets {@code -ENOMEM}
 * @param maxVecs the most page fragments in a bio, at least 1
 * @param fallback what is written through the page cache after a hole
 * @param checked whether freed requests are poisoned and counters audited; for tests, not for measuring
 * @param observer watches the engine, or null
 * @param syncExecutor runs the flush of an {@code O_SYNC} request that was queued, which may block, before its delivery
 */
public record DirectIoOptions(
        int poolSize, int maxVecs, FallbackPolicy fallback, boolean checked, Observer observer, Executor syncExecutor) {
    /** Checks the ranges. */
    public DirectIoOptions {
        if (poolSize < 1 || maxVecs < 1) {
            throw new IllegalArgumentException(
                    "pool size " + poolSize + " and max vecs " + maxVecs + " must be at least 1");
        }
        Objects.requireNonNull(fallback, "fallback");
        Objects.requireNonNull(syncExecutor, "syncExecutor");
    }
}
