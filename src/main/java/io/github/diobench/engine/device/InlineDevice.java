package io.github.diobench.engine.device;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.memory.Page;

/**
 * The null device: completes every bio inside {@link #submit} and moves no data. What a request costs on it is the engine and the
 * accounting, and nothing else.
 */
public final class InlineDevice implements BlockDevice {
    @Override
    public void submit(Bio bio) {
        bio.complete(0);
    }

    @Override
    public boolean completesOnSubmitter() {
        return true;
    }

    @Override
    public int rwPage(long sector, Page page, int offset, int length, boolean write) {
        return 0;
    }

    @Override
    public int flush() {
        return 0;
    }

    @Override
    public void close() {}
}
