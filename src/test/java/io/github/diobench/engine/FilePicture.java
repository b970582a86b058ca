package io.github.diobench.engine;

import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.UserMemory;
import java.util.Arrays;

/**
 * A file as its owner sees it, while nothing runs: taken from the device and the cached pages without changing either. Reused, so
 * that an audit allocates little. For files of some megabytes at most.
 */
final class FilePicture {
    static final int BLOCK = 4096;

    private final FileIo file;
    private final ScriptedDevice device;
    private final UserMemory window = UserMemory.untracked(1);
    private final long windowAddress = window.allocate(BLOCK);

    /** The file's bytes, zeros beyond its size. */
    private byte[] bytes = new byte[0];

    /** Where each block is on disk, in bytes, or -1. */
    private long[] diskOffsets = new long[0];

    private int blocks;
    private long size;
    private int mappedBeyondSize;
    private int dirtyPages;
    private int cachedPages;
    private boolean tailZero;

    FilePicture(FileIo file, ScriptedDevice device) {
        this.file = file;
        this.device = device;
    }

    /** Looks at the file, and at its blocks up to {@code end} even if that is beyond its size. */
    void take(long end) {
        size = file.size();
        blocks = blocksOf(Math.max(size, end));
        if (bytes.length < blocks * BLOCK) {
            bytes = new byte[blocks * BLOCK];
            diskOffsets = new long[blocks];
        }
        cachedPages = file.cachedPages();
        dirtyPages = cachedPages == 0 ? 0 : file.dirtyPages();
        int mapped = 0;
        int inFile = blocksOf(size);
        for (int block = 0; block < blocks; block++) {
            diskOffsets[block] = file.diskOffset(block);
            if (block < inFile) {
                mapped += diskOffsets[block] >= 0 ? 1 : 0;
                load(block);
            }
        }
        mappedBeyondSize = file.mappedBlocks() - mapped;
        int inBlock = (int) size % BLOCK;
        boolean tailOnDisk = inBlock != 0 && diskOffsets[inFile - 1] >= 0;
        tailZero = !tailOnDisk || isZero((int) size, inFile * BLOCK);
        Arrays.fill(bytes, (int) size, blocks * BLOCK, (byte) 0);
    }

    /** The first byte of a range in which two pictures differ, or -1. */
    int mismatch(FilePicture other, long from, long to) {
        return mismatch(other.bytes, from, to, (int) from);
    }

    /** The first byte of a range in which the file differs from {@code expected}, which begins at {@code at}; or -1. */
    int mismatch(byte[] expected, long from, long to, int at) {
        int length = (int) (to - from);
        return length <= 0 ? -1 : Arrays.mismatch(bytes, (int) from, (int) from + length, expected, at, at + length);
    }

    /** A byte of the file. */
    byte at(long position) {
        return bytes[(int) position];
    }

    /** Where a block is on disk, or -1; also for a block beyond what was looked at. */
    long diskOffset(int block) {
        return block < blocks ? diskOffsets[block] : -1;
    }

    /** Whether the page of a block is cached and differs from the disk, where a hole is zeros. Looks at the file now. */
    boolean isCachedUnlikeDisk(int block) {
        if (cachedPages == 0 || !file.isCached(block)) {
            return false;
        }
        int length = (int) Math.min(BLOCK, size - (long) block * BLOCK);
        byte[] disk = diskOffset(block) < 0 ? new byte[length] : device.image().read(diskOffset(block), length);
        return mismatch(disk, (long) block * BLOCK, (long) block * BLOCK + length, 0) >= 0;
    }

    boolean isCached(int block) {
        return cachedPages != 0 && file.isCached(block);
    }

    long size() {
        return size;
    }

    int mappedBeyondSize() {
        return mappedBeyondSize;
    }

    int dirtyPages() {
        return dirtyPages;
    }

    int cachedPages() {
        return cachedPages;
    }

    /** Whether the disk holds zeros after the end of the file, in its last block: what a later, larger size would show. */
    boolean isTailZero() {
        return tailZero;
    }

    static int blocksOf(long bytes) {
        return (int) ((bytes + BLOCK - 1) / BLOCK);
    }

    private void load(int block) {
        int from = block * BLOCK;
        if (diskOffsets[block] >= 0) {
            device.image().read(diskOffsets[block], bytes, from, BLOCK);
        } else {
            Arrays.fill(bytes, from, from + BLOCK, (byte) 0);
        }
        if (isCached(block)) {
            int length = (int) Math.min(BLOCK, size - from);
            file.readBuffered(window, windowAddress, length, from); // is cached, so nothing changes
            System.arraycopy(window.read(windowAddress, length), 0, bytes, from, length);
        }
    }

    private boolean isZero(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
