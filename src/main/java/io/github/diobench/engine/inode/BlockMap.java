package io.github.diobench.engine.inode;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Which block of the disk holds which block of the file, in blocks of 4096 bytes; what is not mapped is a hole
 * ({@code get_blocks}, kernel-spec 1.6).
 *
 * <p>Not thread-safe: every use is under the inode's {@code i_sem}.
 */
public final class BlockMap {
    /** Bytes in a file-system block. */
    public static final int BLOCK_SIZE = 4096;
    /** Binary logarithm of {@link #BLOCK_SIZE}. */
    public static final int BLOCK_SHIFT = 12;
    /** Blocks of the largest file. */
    public static final int MAX_BLOCKS = 1 << 24;

    private static final int HOLE = -1;

    private final int runCap;
    private final int allocationGap;
    private final int boundaryEvery;
    private final int blocksOnDisk;
    private final ArrayDeque<Integer> freed = new ArrayDeque<>();
    private int[] diskBlocks = new int[0];

    /** No block from here on is in use or was freed; at most {@link #blocksOnDisk}. */
    private int nextFree;

    private int mappedBlocks;

    /**
     * Makes the map of an empty file.
     *
     * @param runCap the longest run that one lookup answers, at least 1
     * @param allocationGap how many disk blocks to leave unused after each allocated one; 0 makes runs contiguous
     * @param boundaryEvery a run ends with the boundary flag before each file block that is a multiple of this; 0 for never
     * @param blocksOnDisk how many blocks the disk has
     */
    public BlockMap(int runCap, int allocationGap, int boundaryEvery, long blocksOnDisk) {
        if (runCap < 1 || allocationGap < 0 || boundaryEvery < 0 || blocksOnDisk < 0) {
            throw new IllegalArgumentException("run cap " + runCap + ", allocation gap " + allocationGap
                    + ", boundary every " + boundaryEvery + ", blocks on disk " + blocksOnDisk
                    + ": the first must be positive, the others not negative");
        }
        this.runCap = runCap;
        this.allocationGap = allocationGap;
        this.boundaryEvery = boundaryEvery;
        this.blocksOnDisk = (int) Math.min(blocksOnDisk, Integer.MAX_VALUE);
    }

    /**
     * Maps a run by hand, for a file that exists before the test begins.
     *
     * @param fileBlock the first block of the file
     * @param diskBlock the first block on disk
     * @param blocks how many
     * @throws IllegalArgumentException if one of the blocks is negative, lies beyond the largest file or the disk, or is mapped already,
     *     be it that of the file or that on disk; nothing is mapped then
     */
    public void map(int fileBlock, int diskBlock, int blocks) {
        checkRange("file", fileBlock, blocks, MAX_BLOCKS);
        checkRange("disk", diskBlock, blocks, blocksOnDisk);
        for (int i = fileBlock; i < fileBlock + blocks; i++) {
            if (isMapped(i)) {
                throw new IllegalArgumentException("file block " + i + " is mapped already");
            }
        }
        if (diskBlock < nextFree) {
            takeUnused(diskBlock, diskBlock + blocks);
        }
        ensure(fileBlock + blocks);
        for (int i = 0; i < blocks; i++) {
            diskBlocks[fileBlock + i] = diskBlock + i;
        }
        mappedBlocks += blocks;
        nextFree = Math.max(nextFree, onDisk((long) diskBlock + blocks + allocationGap));
    }

    /**
     * Looks up a run, or allocates one.
     *
     * @param into the answer; also a hole if blocks were to be allocated and the disk is full
     * @param fileBlock the first block
     * @param maxBlocks the longest run of interest, at least 1
     * @param create whether to allocate blocks for a hole
     */
    public void getBlocks(BlockMapping into, int fileBlock, int maxBlocks, boolean create) {
        int first = diskBlock(fileBlock);
        int limit = Math.min(maxBlocks, runCap);
        if (boundaryEvery > 0) {
            limit = Math.min(limit, boundaryEvery - fileBlock % boundaryEvery);
        }
        boolean fresh = first == HOLE;
        if (fresh) {
            first = create ? allocate(fileBlock) : HOLE;
            if (first == HOLE) {
                into.clear();
                return;
            }
        }
        int run = 1;
        while (run < limit && continues(fileBlock + run, first + run, fresh)) {
            run++;
        }
        into.set(first, run, fresh, boundaryEvery > 0 && (fileBlock + run) % boundaryEvery == 0);
    }

    /** The disk block of a file block, or -1 for a hole. */
    public int diskBlock(int fileBlock) {
        return fileBlock < diskBlocks.length ? diskBlocks[fileBlock] : HOLE;
    }

    /** Whether a file block is mapped. */
    public boolean isMapped(int fileBlock) {
        return diskBlock(fileBlock) != HOLE;
    }

    /** How many blocks are mapped. */
    public int mappedBlocks() {
        return mappedBlocks;
    }

    /** Unmaps every block from {@code fileBlock} on; the disk blocks are reused first, with what they hold. */
    public void trim(int fileBlock) {
        unmap(fileBlock, diskBlocks.length);
    }

    /** Unmaps the blocks of a range; the disk blocks are reused first, with what they hold. */
    public void unmap(int fileBlock, int end) {
        for (int i = fileBlock; i < Math.min(end, diskBlocks.length); i++) {
            if (diskBlocks[i] != HOLE) {
                freed.push(diskBlocks[i]);
                diskBlocks[i] = HOLE;
                mappedBlocks--;
            }
        }
    }

    private boolean continues(int fileBlock, int diskBlock, boolean fresh) {
        if (!fresh) {
            return diskBlock(fileBlock) == diskBlock;
        }
        if (diskBlock(fileBlock) != HOLE || peekFree() != diskBlock) {
            return false;
        }
        allocate(fileBlock);
        return true;
    }

    /** Returns the block on disk, or HOLE if none is left. */
    private int allocate(int fileBlock) {
        int block = peekFree();
        if (block == HOLE) {
            return HOLE;
        }
        ensure(fileBlock + 1);
        if (freed.isEmpty()) {
            nextFree = onDisk(nextFree + 1L + allocationGap);
        } else {
            freed.pop();
        }
        diskBlocks[fileBlock] = block;
        mappedBlocks++;
        return block;
    }

    private int peekFree() {
        if (!freed.isEmpty()) {
            return freed.peek();
        }
        return nextFree < blocksOnDisk ? nextFree : HOLE;
    }

    private int onDisk(long block) {
        return (int) Math.min(block, blocksOnDisk);
    }

    private static void checkRange(String where, int first, int blocks, int end) {
        if (first < 0 || blocks < 0 || (long) first + blocks > end) {
            throw new IllegalArgumentException(
                    blocks + " blocks from " + where + " block " + first + " on are not within 0 to " + (end - 1));
        }
    }

    /** Takes a range of disk blocks out of those that were freed, none of which may hold a block of the file. */
    private void takeUnused(int first, int end) {
        for (int i = 0; i < diskBlocks.length; i++) {
            if (diskBlocks[i] >= first && diskBlocks[i] < end) {
                throw new IllegalArgumentException(
                        "disk block " + diskBlocks[i] + " holds file block " + i + " already");
            }
        }
        freed.removeIf(block -> block >= first && block < end);
    }

    private void ensure(int blocks) {
        int old = diskBlocks.length;
        if (blocks > old) {
            diskBlocks = Arrays.copyOf(diskBlocks, Math.max(blocks, old + old / 2));
            Arrays.fill(diskBlocks, old, diskBlocks.length, HOLE);
        }
    }
}
