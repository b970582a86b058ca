package io.github.diobench.engine.file;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.Faults;
import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.SpinLock;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.inode.AddressSpace;
import io.github.diobench.engine.inode.BlockMap;
import io.github.diobench.engine.inode.BlockMapping;
import io.github.diobench.engine.inode.Inode;
import io.github.diobench.engine.memory.Page;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The cached pages of one file, one per file-system block ({@code mm/filemap.c}).
 *
 * <p>Thread-safe under one spin lock, because completers invalidate and must not sleep: the lock is held for at most one page's
 * copy or transfer. Methods that look blocks up say that they need {@code i_sem}, which is taken first.
 */
/*
 * A buffered read that runs beside a direct write may read the device before the write's bytes are there, and cache what it read.
 * It inserts the page under this lock and i_sem; the direct write invalidates the range after its bytes are on the device and
 * before its completion is visible. So whichever comes later, the stale page is gone when the completion is seen (I19).
 *
 * A write that sees no cached pages skips the invalidation, and the lock. That is right because the reader counts its page before it
 * reads the device, and the completer moves the bytes before it looks at the count; a full fence stands between the two steps on both
 * sides, so either the completer sees the page, and then waits for the lock, or the reader sees the bytes.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // nrPages has one writer at a time, the holder of the lock
final class PageCache implements AddressSpace {
    private static final int SECTORS_PER_BLOCK_SHIFT = BlockMap.BLOCK_SHIFT - Bio.SECTOR_SHIFT;

    private static final class CachedPage {
        final Page page = Page.untracked();
        boolean dirty;
    }

    private final Inode inode;
    private final BlockDevice device;
    private final Faults faults;
    private final SpinLock treeLock = new SpinLock();
    private final BlockMapping mapBh = new BlockMapping();
    private CachedPage[] pages = new CachedPage[0];

    /** Changed under the lock only; read without it. */
    private volatile int nrPages;

    PageCache(Inode inode, BlockDevice device, Faults faults) {
        this.inode = inode;
        this.device = device;
        this.faults = faults;
    }

    @Override
    public int nrPages() {
        return nrPages;
    }

    int dirtyPages() {
        treeLock.lock();
        try {
            int dirty = 0;
            for (CachedPage cached : pages) {
                dirty += cached != null && cached.dirty ? 1 : 0;
            }
            return dirty;
        } finally {
            treeLock.unlock();
        }
    }

    boolean isCached(int index) {
        treeLock.lock();
        try {
            return lookup(index) != null;
        } finally {
            treeLock.unlock();
        }
    }

    /**
     * Copies cached bytes out; a page that is not cached is read in first. Under {@code i_sem}.
     *
     * @return 0 or {@code -EIO}
     */
    int read(int index, int offset, byte[] to, int length) {
        treeLock.lock();
        try {
            CachedPage cached = lookup(index);
            if (cached == null) {
                cached = new CachedPage();
                insert(index, cached);
                VarHandle.fullFence(); // pairs with the one of a completer that finishes a write
                int status = fill(index, cached);
                if (status != 0) {
                    remove(index);
                    return status;
                }
            }
            System.arraycopy(cached.page.data(), offset, to, 0, length);
            return 0;
        } finally {
            treeLock.unlock();
        }
    }

    /**
     * Copies bytes into a page and dirties it; a block is allocated if there is none, and a partly overwritten page is read in first
     * ({@code prepare_write}, {@code commit_write}). Under {@code i_sem}.
     *
     * @return 0, {@code -EIO} or {@code -ENOSPC}
     */
    int write(int index, int offset, byte[] from, int length) {
        treeLock.lock();
        try {
            CachedPage cached = lookup(index);
            boolean fresh = cached == null;
            if (fresh) {
                cached = new CachedPage();
                int status = length == Page.SIZE ? 0 : fill(index, cached);
                if (status != 0) {
                    return status;
                }
                insert(index, cached);
            }
            inode.blockMap().getBlocks(mapBh, index, 1, true);
            if (!mapBh.isMapped()) {
                if (fresh) {
                    remove(index);
                }
                return -Errno.ENOSPC;
            }
            System.arraycopy(from, 0, cached.page.data(), offset, length);
            cached.dirty = true;
            return 0;
        } finally {
            treeLock.unlock();
        }
    }

    /** {@inheritDoc} Under {@code i_sem}. */
    @Override
    public int writeBack(long from, long to) {
        int status = 0;
        for (int index = (int) (from >> Page.SHIFT); index < endIndex(to); index++) {
            int pageStatus = writeBackPage(index);
            status = status == 0 ? pageStatus : status;
        }
        return status;
    }

    @Override
    public void invalidate(long from, long to) {
        for (int index = (int) (from >> Page.SHIFT); index < endIndex(to); index++) {
            treeLock.lock();
            CachedPage cached = lookup(index);
            if (cached != null && !cached.dirty) {
                remove(index);
            }
            treeLock.unlock();
        }
    }

    /** Drops pages, dirty ones too, for blocks that leave the file. */
    void truncate(int fromIndex, int endIndex) {
        treeLock.lock();
        for (int index = fromIndex; index < Math.min(endIndex, pages.length); index++) {
            if (pages[index] != null) {
                remove(index);
            }
        }
        treeLock.unlock();
    }

    /** As {@link BlockDevice#rwPage}; {@code -EIO} if that throws. */
    int rwPage(long sector, Page page, int offset, int length, boolean write) {
        try {
            return device.rwPage(sector, page, offset, length, write);
        } catch (Throwable e) {
            return faults.threw("BlockDevice.rwPage", e);
        }
    }

    private int writeBackPage(int index) {
        treeLock.lock();
        try {
            CachedPage cached = lookup(index);
            if (cached == null || !cached.dirty) {
                return 0;
            }
            int status = rwPage(sectorOf(index), cached.page, 0, Page.SIZE, true);
            cached.dirty = status != 0;
            return status;
        } finally {
            treeLock.unlock();
        }
    }

    /** Reads a page in; a hole, and what lies beyond the end of the file, reads as zeros. */
    private int fill(int index, CachedPage fresh) {
        if (!inode.blockMap().isMapped(index)) {
            return 0;
        }
        int status = rwPage(sectorOf(index), fresh.page, 0, Page.SIZE, false);
        long valid = inode.size() - ((long) index << Page.SHIFT);
        if (status == 0 && valid < Page.SIZE) {
            Arrays.fill(fresh.page.data(), (int) Math.max(valid, 0), Page.SIZE, (byte) 0);
        }
        return status;
    }

    private long sectorOf(int index) {
        return (long) inode.blockMap().diskBlock(index) << SECTORS_PER_BLOCK_SHIFT;
    }

    private CachedPage lookup(int index) {
        return index < pages.length ? pages[index] : null;
    }

    private void insert(int index, CachedPage cached) {
        if (index >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(index + 1, 2 * pages.length));
        }
        pages[index] = cached;
        nrPages = nrPages + 1;
    }

    private void remove(int index) {
        pages[index] = null;
        nrPages = nrPages - 1;
    }

    private int endIndex(long to) {
        return (int) Math.min((to + Page.SIZE - 1) >> Page.SHIFT, pages.length);
    }
}
