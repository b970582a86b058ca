package io.github.diobench.engine.file;

import io.github.diobench.engine.Faults;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.dio.DirectIo;
import io.github.diobench.engine.dio.DirectIoOptions;
import io.github.diobench.engine.dio.FallbackPolicy;
import io.github.diobench.engine.dio.Observer;
import io.github.diobench.engine.inode.BlockMap;
import io.github.diobench.engine.inode.Inode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/** Describes a file and opens it; every setting has a default. Not thread-safe; opens one file. */
public final class FileIoBuilder {
    /** As many pages as a bio of 1 MiB. */
    private static final int DEFAULT_MAX_VECS = 256;

    private record Run(int fileBlock, int diskBlock, int blocks) {}

    private final BlockDevice device;
    private final List<Run> runs = new ArrayList<>();
    private BioCounterProvider counters = CounterCatalog.find("spin");
    private int poolSize = 64;
    private int maxVecs = DEFAULT_MAX_VECS;
    private int runCap = Integer.MAX_VALUE;
    private int allocationGap;
    private int boundaryEvery;
    private long size;
    private FallbackPolicy fallback = FallbackPolicy.REMAINDER;
    private boolean checked;
    private boolean sync;
    private Observer observer;
    private Executor syncExecutor = ForkJoinPool.commonPool();

    FileIoBuilder(BlockDevice device) {
        this.device = device;
    }

    /** The counter of every request, by its name in the {@link CounterCatalog}; {@code spin} if not said. */
    public FileIoBuilder counter(String name) {
        return counter(CounterCatalog.find(name));
    }

    /** The counter of every request, from anywhere. */
    public FileIoBuilder counter(BioCounterProvider provider) {
        counters = provider;
        return this;
    }

    /** How many direct requests can run at once, 64 if not said; one more gets {@code -ENOMEM}. The last freed is the next used. */
    public FileIoBuilder poolSize(int requests) {
        poolSize = requests;
        return this;
    }

    /** Poisons freed requests and audits counters; see {@link FileIo#faults}. */
    public FileIoBuilder checked(boolean isChecked) {
        checked = isChecked;
        return this;
    }

    /** The most page fragments in a bio, 256 if not said. */
    public FileIoBuilder maxVecs(int vecs) {
        maxVecs = vecs;
        return this;
    }

    /** The longest run of blocks that one lookup of the block map answers; unlimited if not said. */
    public FileIoBuilder runCap(int blocks) {
        runCap = blocks;
        return this;
    }

    /** How many disk blocks stay unused after each one that is allocated later; 0 if not said. */
    public FileIoBuilder allocationGap(int blocks) {
        allocationGap = blocks;
        return this;
    }

    /** A lookup ends, with the boundary flag, before each multiple of this many file blocks; never if not said. */
    public FileIoBuilder boundaryEvery(int blocks) {
        boundaryEvery = blocks;
        return this;
    }

    /** The initial {@code i_size} in bytes; 0 if not said. Blocks not mapped below it are holes. */
    public FileIoBuilder size(long bytes) {
        size = bytes;
        return this;
    }

    /**
     * Maps a run of file blocks to disk blocks from the start. A run that is negative, goes beyond the largest file or the disk, or meets
     * another one, be it in the file or on disk, is refused by {@link #open}.
     */
    public FileIoBuilder map(int fileBlock, int diskBlock, int blocks) {
        runs.add(new Run(fileBlock, diskBlock, blocks));
        return this;
    }

    /** What is written through the page cache after a hole; {@link FallbackPolicy#REMAINDER} if not said. */
    public FileIoBuilder fallback(FallbackPolicy policy) {
        fallback = policy;
        return this;
    }

    /** Opens the file with {@code O_SYNC}: a write is complete once data and metadata are durable. */
    public FileIoBuilder sync(boolean isSync) {
        sync = isSync;
        return this;
    }

    /** Watches the engine, and decides whether flushes and metadata commits work. */
    public FileIoBuilder observer(Observer newObserver) {
        observer = newObserver;
        return this;
    }

    /** Runs the flush of {@code O_SYNC} requests that were queued; the common pool if not said. */
    public FileIoBuilder syncExecutor(Executor executor) {
        syncExecutor = executor;
        return this;
    }

    /**
     * Opens the file.
     *
     * @throws IllegalArgumentException if a setting is out of range, a run cannot be where it is to be, or the counter does not suit
     *     the device
     */
    public FileIo open() {
        if (size < 0 || size > FileIo.MAX_SIZE) {
            throw new IllegalArgumentException("a file has 0 to " + FileIo.MAX_SIZE + " bytes, not " + size);
        }
        long blocksOnDisk = device.bytes() >> BlockMap.BLOCK_SHIFT;
        BlockMap blockMap = new BlockMap(runCap, allocationGap, boundaryEvery, blocksOnDisk);
        runs.forEach(run -> blockMap.map(run.fileBlock(), run.diskBlock(), run.blocks()));
        Inode inode = new Inode(blockMap, size);
        Faults faults = new Faults();
        PageCache cache = new PageCache(inode, device, faults);
        DirectIoOptions options = new DirectIoOptions(poolSize, maxVecs, fallback, checked, observer, syncExecutor);
        DirectIo directIo = new DirectIo(device, inode, cache, counters, options, faults);
        return new FileIo(inode, cache, directIo, observer, faults, sync);
    }
}
