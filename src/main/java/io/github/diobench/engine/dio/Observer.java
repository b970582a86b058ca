package io.github.diobench.engine.dio;

import io.github.diobench.engine.memory.Page;

/**
 * Watches the engine at work, for tests. Every method runs on the thread that does the deed and may block, which stalls that thread
 * at a known place. An engine without an observer pays nothing for it.
 *
 * <p>What a method throws is added to the faults of the file, and the request fails with {@code -EIO}, unless it is told of something
 * that comes after the thread gave up its reference.
 *
 * <p>Implementations must be thread-safe: completers call too.
 */
public interface Observer {
    /** The submitter came back from handing a bio to the device, which may have completed it meanwhile. */
    default void submitReturned() {}

    /**
     * The submitter tested its condition in vain and will sleep next, unless something wakes it first. Block in a monitor if at all:
     * parking here would swallow that wake-up.
     */
    default void aboutToSleep() {}

    /**
     * Somebody is about to wake a submitter.
     *
     * @param submitter whom
     */
    default void wake(Thread submitter) {}

    /**
     * A page of a completed bio is about to be released.
     *
     * @param page which
     */
    default void pageRelease(Page page) {}

    /**
     * A party has done its last counter operation of the request: a completer per bio, the submitter after it dropped its
     * reference.
     *
     * @param last whether the counter made it the finisher
     */
    default void afterLastCounterOperation(boolean last) {}

    /**
     * The direct part of a request ended ({@code end_io}, I17).
     *
     * @param offset the file offset at which the request began
     * @param value its direct bytes, or a negated errno
     */
    default void endIo(long offset, long value) {}

    /**
     * A write goes on through the page cache.
     *
     * @param offset the file offset at which the buffered part begins
     * @param length its bytes
     * @param iovec the index of the iovec it begins in
     * @param iovecOffset the offset in that iovec
     */
    default void fallback(long offset, long length, int iovec, long iovecOffset) {}

    /**
     * The device is about to be flushed for {@code O_SYNC} or {@code fsync}.
     *
     * @return 0 to go on, or a negated errno to fail instead
     */
    default int flush() {
        return 0;
    }

    /**
     * Metadata is about to be committed for {@code O_SYNC} or {@code fsync}.
     *
     * @return 0 to go on, or a negated errno to fail instead
     */
    default int metadataCommit() {
        return 0;
    }
}
