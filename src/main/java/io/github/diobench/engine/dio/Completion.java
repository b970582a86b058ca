package io.github.diobench.engine.dio;

/** Who is told the result of an asynchronous request that was queued ({@code aio_complete}). */
@FunctionalInterface
public interface Completion {
    /**
     * Delivers the result; called exactly once, and only if the submission returned {@code -EIOCBQUEUED}, by any thread, possibly
     * before the submission returned. Must not block. What it throws is added to the faults of the file.
     *
     * @param result a byte count, or a negated errno
     */
    void complete(long result);
}
