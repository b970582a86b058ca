package io.github.diobench.bench;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.memory.Page;

/** Counts the bytes written to another device, by bios and by the page cache apart. For one submitter. */
final class CountingDevice implements BlockDevice {
    private final BlockDevice device;
    private long directBytes;
    private long bufferedBytes;

    CountingDevice(BlockDevice device) {
        this.device = device;
    }

    long takeDirectBytes() {
        long bytes = directBytes;
        directBytes = 0;
        return bytes;
    }

    long takeBufferedBytes() {
        long bytes = bufferedBytes;
        bufferedBytes = 0;
        return bytes;
    }

    @Override
    public void submit(Bio bio) {
        directBytes += bio.isWrite() ? bio.size() : 0;
        device.submit(bio);
    }

    @Override
    public void runQueues(boolean submitterWaits) {
        device.runQueues(submitterWaits);
    }

    @Override
    public long bytes() {
        return device.bytes();
    }

    @Override
    public boolean completesOnSubmitter() {
        return device.completesOnSubmitter();
    }

    @Override
    public int rwPage(long sector, Page page, int offset, int length, boolean write) {
        bufferedBytes += write ? length : 0;
        return device.rwPage(sector, page, offset, length, write);
    }

    @Override
    public int flush() {
        return device.flush();
    }

    @Override
    public void close() {
        device.close();
    }
}
