package io.github.diobench.engine.device;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.memory.Page;

/** A disk in memory that moves the bytes and completes every bio inside {@link #submit}. */
public final class MemoryDevice implements BlockDevice {
    private final DiskImage image;

    /**
     * Makes a device.
     *
     * @param image the bytes
     */
    public MemoryDevice(DiskImage image) {
        this.image = image;
    }

    @Override
    public void submit(Bio bio) {
        image.transfer(bio);
        bio.complete(0);
    }

    @Override
    public long bytes() {
        return image.bytes();
    }

    @Override
    public boolean completesOnSubmitter() {
        return true;
    }

    @Override
    public int rwPage(long sector, Page page, int offset, int length, boolean write) {
        image.transfer(sector, page, offset, length, write);
        return 0;
    }

    @Override
    public int flush() {
        return 0;
    }

    @Override
    public void close() {}
}
