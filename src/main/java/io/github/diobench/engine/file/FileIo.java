package io.github.diobench.engine.file;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.Faults;
import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.dio.Completion;
import io.github.diobench.engine.dio.DirectIo;
import io.github.diobench.engine.dio.Observer;
import io.github.diobench.engine.inode.BlockMap;
import io.github.diobench.engine.inode.Inode;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.Page;
import io.github.diobench.engine.memory.UserMemory;
import java.util.Arrays;
import java.util.List;

/**
 * An open file: direct and buffered reads and writes, and what goes with them ({@code generic_file_aio_read},
 * {@code generic_file_aio_write_nolock}; kernel-spec 2.2 and 4). Made by {@link #on}.
 *
 * <p>Results are byte counts, or negated {@link Errno} numbers. What a device, an observer or a callback throws makes the request
 * {@code -EIO}, if it has no result yet, and is one of the {@link #faults}.
 *
 * <p>Thread-safe. A writer has the file to itself until its call returns, also while it waits for the device. Other writers wait for it,
 * and so does whatever looks at blocks or at the pool; a device, an observer or a callback that asked for that on another thread than
 * the writer's would hang both.
 */
public final class FileIo {
    /** Bytes in the largest file; a request that ends beyond it gets {@code -EFBIG}. */
    public static final long MAX_SIZE = (long) BlockMap.MAX_BLOCKS << BlockMap.BLOCK_SHIFT;

    private final Inode inode;
    private final PageCache cache;
    private final DirectIo directIo;
    private final Observer observer;
    private final Faults faults;
    private final boolean sync;

    FileIo(Inode inode, PageCache cache, DirectIo directIo, Observer observer, Faults faults, boolean sync) {
        this.inode = inode;
        this.cache = cache;
        this.directIo = directIo;
        this.observer = observer;
        this.faults = faults;
        this.sync = sync;
    }

    /**
     * Begins to describe a file.
     *
     * @param device where its blocks are
     */
    public static FileIoBuilder on(BlockDevice device) {
        return new FileIoBuilder(device);
    }

    /**
     * Reads directly and waits ({@code pread} with {@code O_DIRECT}).
     *
     * @param address of the first byte in user memory
     * @param length bytes wanted
     * @param offset of the first byte in the file
     * @return bytes read, 0 at end of file; or {@code -EINVAL}, {@code -EFAULT}, {@code -EIO}, {@code -ENOMEM}
     */
    public long read(UserMemory memory, long address, long length, long offset) {
        return read(Iovec.of(memory, address, length), offset, null);
    }

    /**
     * Writes directly and waits ({@code pwrite} with {@code O_DIRECT}).
     *
     * @param address of the first byte in user memory
     * @param length bytes to write
     * @param offset of the first byte in the file
     * @return bytes written; or {@code -EINVAL}, {@code -EFAULT}, {@code -EIO}, {@code -ENOMEM}, {@code -EFBIG}, {@code -ENOSPC}
     */
    public long write(UserMemory memory, long address, long length, long offset) {
        return write(Iovec.of(memory, address, length), offset, null);
    }

    /** As {@link #read(UserMemory, long, long, long)}, into several buffers ({@code preadv}). */
    public long readv(Iovec iovec, long offset) {
        return read(iovec, offset, null);
    }

    /** As {@link #write(UserMemory, long, long, long)}, from several buffers ({@code pwritev}). */
    public long writev(Iovec iovec, long offset) {
        return write(iovec, offset, null);
    }

    /**
     * Reads directly.
     *
     * @param completion told the result of a request that was queued, or null to wait
     * @return as the synchronous form; or {@code -EIOCBQUEUED}, and then {@code completion} is told, exactly once
     */
    public long read(Iovec iovec, long offset, Completion completion) {
        long error = check(iovec, offset);
        if (error != 0) {
            return error;
        }
        return iovec.total() == 0 || offset >= inode.size() ? 0 : directIo.read(iovec, offset, completion);
    }

    /**
     * Writes directly, and through the page cache what direct I/O must not write.
     *
     * @param completion told the result of a request that was queued, or null to wait
     * @return as the synchronous form; or {@code -EIOCBQUEUED}, and then {@code completion} is told, exactly once
     */
    public long write(Iovec iovec, long offset, Completion completion) {
        long count = iovec.total();
        long error = check(iovec, offset);
        if (error != 0 || count == 0) {
            return error;
        }
        if (offset > MAX_SIZE - count) {
            return -Errno.EFBIG;
        }
        inode.lock();
        try {
            return writeLocked(iovec, offset, count, completion);
        } finally {
            inode.unlock();
        }
    }

    /**
     * Reads through the page cache, at any alignment. Waits while somebody writes.
     *
     * @return bytes read, 0 at end of file; or {@code -EFAULT}, {@code -EIO}
     */
    public long readBuffered(UserMemory memory, long address, long length, long offset) {
        if (offset < 0) {
            return -Errno.EINVAL;
        }
        byte[] copy = new byte[Page.SIZE];
        long done = 0;
        while (done < length) {
            long at = offset + done;
            int inPage = UserMemory.offsetInPage(at);
            int chunk = (int) Math.min(length - done, Page.SIZE - inPage);
            int status;
            inode.lock(); // a page at a time, so that buffered readers run beside a long direct write's fallback
            try {
                long left = inode.size() - at;
                if (left <= 0) {
                    break;
                }
                chunk = (int) Math.min(chunk, left);
                status = cache.read((int) (at >> Page.SHIFT), inPage, copy, chunk);
            } finally {
                inode.unlock();
            }
            if (status != 0) {
                return done > 0 ? done : status;
            }
            int copied = memory.copyToUser(address + done, copy, 0, chunk);
            done += copied;
            if (copied < chunk) {
                return done > 0 ? done : -Errno.EFAULT;
            }
        }
        return done;
    }

    /**
     * Writes into the page cache, at any alignment; write-back comes with {@link #fsync} or a direct request to the same range.
     *
     * @return bytes written; or {@code -EFAULT}, {@code -EIO}, {@code -EFBIG}, {@code -ENOSPC}
     */
    public long writeBuffered(UserMemory memory, long address, long length, long offset) {
        if (offset < 0) {
            return -Errno.EINVAL;
        }
        if (offset > MAX_SIZE - length) {
            return -Errno.EFBIG;
        }
        inode.lock();
        try {
            long written = writeThroughCache(Iovec.of(memory, address, length), 0, offset, length);
            return written != 0 || length == 0 ? written : -Errno.EFAULT;
        } finally {
            inode.unlock();
        }
    }

    /**
     * Sets the size; waits until no direct request runs (I18). What is cut off is gone, what is added reads as zeros.
     *
     * @return 0; or {@code -EINVAL}, {@code -EFBIG}, {@code -EIO}
     */
    public int truncate(long size) {
        if (size < 0) {
            return -Errno.EINVAL;
        }
        if (size > MAX_SIZE) {
            return -Errno.EFBIG;
        }
        inode.lock();
        try {
            inode.awaitDios();
            if (size < inode.size()) {
                int status = zeroBeyond(size);
                if (status != 0) {
                    return status; // before anything is lost: the file is as it was
                }
                freeBlocks(size);
            }
            inode.setSize(size);
            return 0;
        } finally {
            inode.unlock();
        }
    }

    /**
     * Makes a hole, which reads as zeros ({@code FALLOC_FL_PUNCH_HOLE}); waits until no direct request runs.
     *
     * @param fileBlock the first block
     * @param blocks how many
     * @throws IllegalArgumentException if either is negative
     */
    public void punchHole(int fileBlock, int blocks) {
        if (fileBlock < 0 || blocks < 0) {
            throw new IllegalArgumentException("a hole of " + blocks + " blocks from block " + fileBlock + " on");
        }
        int end = (int) Math.min((long) fileBlock + blocks, BlockMap.MAX_BLOCKS);
        inode.lock();
        try {
            inode.awaitDios();
            cache.truncate(fileBlock, end);
            inode.blockMap().unmap(fileBlock, end);
        } finally {
            inode.unlock();
        }
    }

    /**
     * Writes the cached pages back and makes data and metadata durable.
     *
     * @return 0 or {@code -EIO}
     */
    public int fsync() {
        inode.lock();
        int status;
        try {
            status = cache.writeBack(0, MAX_SIZE);
        } finally {
            inode.unlock();
        }
        return status != 0 ? status : directIo.sync();
    }

    /** {@code i_size} in bytes. */
    public long size() {
        return inode.size();
    }

    /** Whether a file block is mapped to the disk. Waits while somebody writes. */
    public boolean isMapped(int fileBlock) {
        return diskOffset(fileBlock) >= 0;
    }

    /** Where on disk a file block begins, in bytes, or -1 for a hole. Waits while somebody writes. */
    public long diskOffset(int fileBlock) {
        inode.lock();
        try {
            int block = inode.blockMap().diskBlock(fileBlock);
            return block < 0 ? -1 : (long) block << BlockMap.BLOCK_SHIFT;
        } finally {
            inode.unlock();
        }
    }

    /** How many blocks are mapped. Waits while somebody writes. */
    public int mappedBlocks() {
        inode.lock();
        try {
            return inode.blockMap().mappedBlocks();
        } finally {
            inode.unlock();
        }
    }

    /** How many pages are cached. */
    public int cachedPages() {
        return cache.nrPages();
    }

    /** How many cached pages the device does not have yet. */
    public int dirtyPages() {
        return cache.dirtyPages();
    }

    /** Whether the page of a file block is cached. */
    public boolean isCached(int fileBlock) {
        return cache.isCached(fileBlock);
    }

    /** Direct requests now running; exact while nothing is submitted. */
    public long dioCount() {
        return inode.dioCount();
    }

    /** Free requests of the pool; exact while nothing runs. Waits while somebody writes. */
    public int poolFree() {
        inode.lock();
        try {
            return directIo.poolFree();
        } finally {
            inode.unlock();
        }
    }

    /** How many requests the pool owns. */
    public int poolSize() {
        return directIo.poolSize();
    }

    /**
     * What went wrong beside results, oldest first; empty if all is well. What devices, observers and callbacks threw; and, in checked
     * mode, requests finished twice or touched after they were freed, and counters not in their terminal state.
     */
    public List<String> faults() {
        return faults.list();
    }

    /**
     * Adds to {@link #faults} what a callback threw; for whoever calls back on behalf of the file.
     *
     * @param who the method that threw
     * @return {@code -EIO}
     */
    public int threw(String who, Throwable thrown) {
        return faults.threw(who, thrown);
    }

    private static long check(Iovec iovec, long offset) {
        int blkbits = DirectIo.blkbits(iovec, offset);
        return offset < 0 || blkbits < 0 ? -Errno.EINVAL : 0;
    }

    private long writeLocked(Iovec iovec, long offset, long count, Completion completion) {
        long oldSize = inode.size();
        boolean extending = offset + count > oldSize;
        boolean endIsHole = extending && !inode.blockMap().isMapped((int) (oldSize >> BlockMap.BLOCK_SHIFT));
        if (cache.nrPages() != 0) {
            int status = cache.writeBack(offset, offset + count);
            if (status != 0) {
                return status;
            }
            cache.invalidate(offset, offset + count);
        }
        long written = directIo.write(iovec, offset, completion, sync);
        if (written == -Errno.EIOCBQUEUED) {
            return written;
        }
        if (written < 0 && written != -Errno.ENOTBLK) {
            if (extending) {
                undoExtension(oldSize, endIsHole);
            }
            return written;
        }
        long direct = Math.max(written, 0);
        raiseSize(offset + direct);
        long total = direct == count ? count : fallBack(iovec, offset, count, direct);
        if (sync && total > 0) {
            int status = directIo.sync();
            return status != 0 ? status : total;
        }
        return total;
    }

    /** Writes through the cache what direct I/O left, and waits for it; returns the bytes of both parts together. */
    private long fallBack(Iovec iovec, long offset, long count, long direct) {
        int told = observer == null ? 0 : tellFallback(iovec, offset, count, direct);
        if (told != 0) {
            return direct > 0 ? direct : told;
        }
        if ((((offset + direct) | (offset + count)) & (BlockMap.BLOCK_SIZE - 1)) != 0) {
            inode.awaitDios(); // others may be writing other sectors of a block that the cache rewrites whole
        }
        long buffered = writeThroughCache(iovec, direct, offset + direct, count - direct);
        if (buffered < 0) {
            return direct > 0 ? direct : buffered;
        }
        int status = cache.writeBack(offset + direct, offset + direct + buffered);
        if (status != 0) {
            return direct > 0 ? direct : status; // the position must not pass bytes that are not on disk (PS)
        }
        long total = direct + buffered;
        return total > 0 ? total : -Errno.EFAULT;
    }

    /**
     * The buffered loop ({@code generic_file_buffered_write}).
     *
     * @param skip bytes of the user buffers that are not to be written
     * @return bytes written, fewer than asked if a user page faulted; or {@code -EIO} or {@code -ENOSPC} if there were none
     */
    private long writeThroughCache(Iovec iovec, long skip, long offset, long length) {
        byte[] copy = new byte[Page.SIZE];
        IovecCursor cursor = new IovecCursor(iovec, skip);
        long done = 0;
        while (done < length) {
            long at = offset + done;
            int inPage = UserMemory.offsetInPage(at);
            int chunk = (int) Math.min(length - done, Page.SIZE - inPage);
            int copied = cursor.copyFromUser(copy, chunk);
            if (copied > 0) {
                int status = cache.write((int) (at >> Page.SHIFT), inPage, copy, copied);
                if (status != 0) {
                    return done > 0 ? done : status;
                }
                done += copied;
                raiseSize(offset + done);
            }
            if (copied < chunk) {
                break;
            }
        }
        return done;
    }

    private void raiseSize(long end) {
        if (end > inode.size()) {
            inode.setSize(end);
        }
    }

    /**
     * Gives back the blocks that a failed write allocated, with whatever the disk holds there (PR). The one in which the file ends may
     * be among them, if it was a hole.
     */
    private void undoExtension(long size, boolean endWasHole) {
        if (endWasHole) {
            freeBlocks(size & -BlockMap.BLOCK_SIZE);
        } else {
            zeroBeyond(size);
            freeBlocks(size);
        }
    }

    /** Gives back all blocks that lie beyond a size; under {@code i_sem}. */
    private void freeBlocks(long size) {
        int keep = (int) ((size + BlockMap.BLOCK_SIZE - 1) >> BlockMap.BLOCK_SHIFT);
        cache.truncate(keep, Integer.MAX_VALUE);
        inode.blockMap().trim(keep);
    }

    /** Zeroes what the block in which a size lies holds beyond it; under {@code i_sem}. */
    private int zeroBeyond(long size) {
        int block = (int) (size >> BlockMap.BLOCK_SHIFT);
        int inBlock = (int) size & (BlockMap.BLOCK_SIZE - 1);
        return inBlock != 0 && inode.blockMap().isMapped(block) ? zeroTail(block, inBlock) : 0;
    }

    /**
     * Zeroes a block from a byte on, by whole sectors: an asynchronous write may be on its way to the sectors before, but not to the
     * one that holds the end of the file or to later ones, because such a write would be an extending one.
     */
    private int zeroTail(int block, int inBlock) {
        long blockOffset = (long) block << BlockMap.BLOCK_SHIFT;
        int status = cache.writeBack(blockOffset, blockOffset + BlockMap.BLOCK_SIZE);
        if (status != 0) {
            return status;
        }
        cache.invalidate(blockOffset, blockOffset + BlockMap.BLOCK_SIZE);
        int from = inBlock & -Bio.SECTOR_SIZE;
        long sector = (diskOffset(block) + from) >> Bio.SECTOR_SHIFT;
        Page page = Page.untracked();
        if (inBlock != from) {
            status = cache.rwPage(sector, page, from, Bio.SECTOR_SIZE, false);
            Arrays.fill(page.data(), inBlock, from + Bio.SECTOR_SIZE, (byte) 0);
        }
        return status != 0 ? status : cache.rwPage(sector, page, from, Page.SIZE - from, true);
    }

    private int tellFallback(Iovec iovec, long offset, long count, long direct) {
        IovecCursor cursor = new IovecCursor(iovec, direct);
        try {
            observer.fallback(offset + direct, count - direct, cursor.segment(), cursor.offsetInSegment());
            return 0;
        } catch (Throwable e) {
            return faults.threw("Observer.fallback", e);
        }
    }
}
