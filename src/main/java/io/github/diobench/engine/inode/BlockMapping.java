package io.github.diobench.engine.inode;

/** The answer of {@link BlockMap#getBlocks}: a run of blocks, or a hole ({@code map_bh}). Reused by one request, not thread-safe. */
public final class BlockMapping {
    private boolean mapped;
    private boolean fresh;
    private boolean boundary;
    private int diskBlock;
    private int blocks;

    /** Back to "nothing is mapped". */
    public void clear() {
        mapped = false;
        fresh = false;
        boundary = false;
    }

    void set(int firstDiskBlock, int run, boolean isNew, boolean atBoundary) {
        mapped = true;
        fresh = isNew;
        boundary = atBoundary;
        diskBlock = firstDiskBlock;
        blocks = run;
    }

    /** False for a hole; then the other answers have no meaning. */
    public boolean isMapped() {
        return mapped;
    }

    /** Whether the whole run was allocated by this call, so that the disk holds stale bytes ({@code buffer_new}). */
    public boolean isNew() {
        return fresh;
    }

    /** Whether the file system reads metadata next, so that what was built should be submitted ({@code buffer_boundary}). */
    public boolean isBoundary() {
        return boundary;
    }

    /** The first block of the run on disk. */
    public int diskBlock() {
        return diskBlock;
    }

    /** The length of the run in blocks, at least 1. */
    public int blocks() {
        return blocks;
    }
}
