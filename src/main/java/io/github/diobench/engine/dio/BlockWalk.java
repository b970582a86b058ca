package io.github.diobench.engine.dio;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.inode.BlockMap;
import io.github.diobench.engine.inode.BlockMapping;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.Page;
import io.github.diobench.engine.memory.UserMemory;
import java.util.Arrays;

/**
 * Walks a request block by block ({@code do_direct_IO}, kernel-spec 2.3): pins user pages, looks blocks up, zeroes what a read finds
 * in holes and what a write leaves of new blocks, and hands page fragments to the {@link BioBuilder}. Runs under {@code i_sem}. The
 * submitter's alone.
 *
 * <p>Positions are in dio blocks of {@code 1 << blkbits} bytes: file-system blocks, or sectors if the request is only
 * sector-aligned.
 */
final class BlockWalk {
    private final Dio dio;
    private final BioBuilder builder;
    private final BlockMap blockMap;
    private final PageWindow window = new PageWindow();
    private final BlockMapping mapping = new BlockMapping();

    private int blkbits;
    private int blkfactor;
    private int blocksPerPage;
    private long blockInFile;
    private long finalBlock;
    private long eofBlock;
    private long firstCreatable;
    private int blocksAvailable;
    private long nextBlockForIo;
    private boolean startZeroDone;
    private boolean endOfFile;

    BlockWalk(Dio dio, BioBuilder builder) {
        this.dio = dio;
        this.builder = builder;
        this.blockMap = dio.engine.inode().blockMap();
    }

    /** Begins the request that the dio was set up for. */
    void begin(int newBlkbits) {
        blkbits = newBlkbits;
        blkfactor = BlockMap.BLOCK_SHIFT - newBlkbits;
        blocksPerPage = 1 << (Page.SHIFT - newBlkbits);
        blockInFile = dio.offset >> newBlkbits;
        eofBlock = (dio.iSize + (1L << newBlkbits) - 1) >> newBlkbits;
        firstCreatable = dio.iSize >> newBlkbits;
        blocksAvailable = 0;
        startZeroDone = false;
        endOfFile = false;
        mapping.clear();
    }

    /**
     * Walks all segments, adding what was covered to the dio's result.
     *
     * @return 0, also at end of file; {@code -ENOTBLK} at a hole that a write must not fill; or the errno that stopped it
     */
    int run() {
        Iovec iovec = dio.iovec;
        for (int segment = 0; segment < iovec.segments(); segment++) {
            long segmentLength = iovec.length(segment);
            finalBlock = blockInFile + (segmentLength >> blkbits);
            window.begin(iovec, segment, !dio.write);
            int error = walkSegment(UserMemory.offsetInPage(iovec.base(segment)) >> blkbits);
            window.release();
            dio.result += segmentLength - ((finalBlock - blockInFile) << blkbits);
            if (error != 0 || endOfFile) {
                return error;
            }
        }
        return 0;
    }

    /** Zeroes the rest of a new file-system block in which the request ended, so that its stale content stays hidden. */
    int zeroTail() {
        return zeroPartOfNewBlock(true);
    }

    private int walkSegment(int firstBlockInPage) {
        int blockInPage = firstBlockInPage;
        Page page = null;
        try {
            while (blockInFile < finalBlock) {
                if (page == null) {
                    page = nextPage();
                    if (page == null) {
                        return -Errno.EFAULT;
                    }
                }
                int covered = cover(page, blockInPage);
                if (covered <= 0) {
                    page.put();
                    return covered;
                }
                blockInFile += covered;
                blockInPage += covered;
                if (blockInPage == blocksPerPage) {
                    page.put();
                    page = null;
                    blockInPage = 0;
                }
            }
            if (page != null) {
                page.put();
            }
            return 0;
        } catch (Throwable e) { // its pins with it
            if (page != null) {
                page.put();
            }
            window.release();
            throw e;
        }
    }

    /**
     * Covers blocks from the current one on, at most to the end of the page, of the run or of the segment.
     *
     * @return how many, at least 1; 0 at end of file; or a negated errno
     */
    private int cover(Page page, int blockInPage) {
        if (blocksAvailable == 0) {
            if (dio.pageErrors != 0) {
                return dio.pageErrors;
            }
            getMoreBlocks();
        }
        if (!mapping.isMapped()) {
            return coverHole(page, blockInPage);
        }
        if (!startZeroDone) {
            startZeroDone = true;
            int error = zeroPartOfNewBlock(false);
            if (error != 0) {
                return error;
            }
        }
        int chunk = (int) Math.min(Math.min(blocksAvailable, blocksPerPage - blockInPage), finalBlock - blockInFile);
        blocksAvailable -= chunk;
        boolean boundary = mapping.isBoundary() && blocksAvailable == 0;
        int error = builder.add(page, blockInPage << blkbits, chunk << blkbits, nextBlockForIo, boundary);
        if (error != 0) {
            return error;
        }
        nextBlockForIo += chunk;
        return chunk;
    }

    /** A write must not fill a hole, except beyond the end, where there was no block left; a read zeroes one block of the page. */
    private int coverHole(Page page, int blockInPage) {
        if (dio.write) {
            return blockInFile < firstCreatable ? -Errno.ENOTBLK : -Errno.ENOSPC;
        }
        if (blockInFile >= eofBlock) {
            endOfFile = true;
            return 0;
        }
        int from = blockInPage << blkbits;
        Arrays.fill(page.data(), from, from + (1 << blkbits), (byte) 0);
        return 1;
    }

    /**
     * The next user page. If a write faults while blocks are mapped, perhaps freshly, they must not keep stale bytes: the fault is
     * remembered and the zero page takes the page's place (PZ).
     */
    private Page nextPage() {
        Page page = window.next();
        if (page != null || !dio.write || blocksAvailable == 0) {
            return page;
        }
        if (dio.pageErrors == 0) {
            dio.pageErrors = -Errno.EFAULT;
        }
        window.skip();
        return Page.ZERO;
    }

    /** Looks up the run that begins at the current block ({@code get_more_blocks}). */
    private void getMoreBlocks() {
        long firstFsBlock = blockInFile >> blkfactor;
        long endFsBlock = (finalBlock + (1L << blkfactor) - 1) >> blkfactor;
        boolean create = dio.write && blockInFile >= firstCreatable;
        blockMap.getBlocks(mapping, (int) firstFsBlock, (int) (endFsBlock - firstFsBlock), create);
        if (!mapping.isMapped()) {
            return;
        }
        int skipped = (int) blockInFile & ((1 << blkfactor) - 1);
        nextBlockForIo = (long) mapping.diskBlock() << blkfactor;
        if (!mapping.isNew()) {
            nextBlockForIo += skipped; // a new block keeps the cursor at its start: its head is zeroed first
        }
        blocksAvailable = (mapping.blocks() << blkfactor) - skipped;
    }

    /** Writes zeros over the part of a new block before the request's first block, or after its last ({@code dio_zero_block}). */
    private int zeroPartOfNewBlock(boolean tail) {
        int blocksPerFsBlock = 1 << blkfactor;
        int before = (int) blockInFile & (blocksPerFsBlock - 1);
        if (before == 0 || !mapping.isNew()) {
            return 0;
        }
        int blocks = tail ? blocksPerFsBlock - before : before;
        int error = builder.add(Page.ZERO, 0, blocks << blkbits, nextBlockForIo, false);
        nextBlockForIo += blocks;
        return error;
    }
}
