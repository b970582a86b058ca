package io.github.diobench.engine;

import io.github.diobench.engine.memory.Iovec;

/**
 * A direct request as a test makes it.
 *
 * @param write the direction
 * @param iovec user memory
 * @param offset the first byte in the file
 * @param mode who asks, and how the answer comes
 */
record Request(boolean write, Iovec iovec, long offset, Mode mode) {
    /** How a request is made. */
    enum Mode {
        /** The caller waits. */
        SYNC,
        /** The caller hands a completion over, as {@code io_submit} does, and sees what the call returns. */
        ASYNC,
        /** Through an {@code AioContext}, which posts values that come back inline. */
        AIO
    }

    static Request write(Iovec iovec, long offset, Mode mode) {
        return new Request(true, iovec, offset, mode);
    }

    static Request read(Iovec iovec, long offset, Mode mode) {
        return new Request(false, iovec, offset, mode);
    }

    /** The bytes asked for. */
    long count() {
        return iovec.total();
    }

    /** Whether the caller does not wait. */
    boolean async() {
        return mode != Mode.SYNC;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(mode + (write ? " write of " : " read of "));
        for (int i = 0; i < iovec.segments(); i++) {
            text.append(i == 0 ? "" : "+").append(iovec.length(i));
        }
        return text + " bytes at " + offset;
    }
}
