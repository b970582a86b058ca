package io.github.diobench.engine.oracle;

import io.github.diobench.engine.Outcome;
import io.github.diobench.engine.Request;
import io.github.diobench.engine.StandingAudit;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.dio.FallbackPolicy;
import io.github.diobench.engine.dio.Observer;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.file.FileIoBuilder;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** A file drawn from a seed, with its device and memory, and the model that says the same. */
final class World {
    private static final int DISK_BYTES = 1 << 22;

    final FileModel model = new FileModel();
    final UserBuffers buffers = new UserBuffers();
    final OracleDevice device;
    final FileIo file;
    final boolean sync;
    /** Whether every block is a bio of its own, and none is missing: a large request has more bios than S leaves unreaped. */
    final boolean fragmented;

    final FallbackPolicy policy;
    final Watch watch = new Watch();
    final StandingAudit audit;

    private final DiskImage image = new DiskImage(DISK_BYTES, StandingAudit.STALE);
    private final UserMemory glass = UserMemory.untracked(FileModel.BLOCKS + 1);
    private final long glassAddress = glass.allocate(FileModel.LIMIT);
    private final byte[] block = new byte[FileModel.BLOCK];

    World(String counter, long seed, Function<DiskImage, OracleDevice> devices) {
        SplittableRandom random = new SplittableRandom(seed);
        device = devices.apply(image);
        sync = random.nextInt(5) == 0;
        policy = random.nextInt(3) == 0 ? FallbackPolicy.WHOLE_REQUEST : FallbackPolicy.REMAINDER;
        fragmented = random.nextInt(16) == 0;
        model.size = fragmented ? FileModel.LIMIT : random.nextInt(44 * FileModel.BLOCK);
        model.size &= pick(random, -1, -512, -FileModel.BLOCK);
        audit = new StandingAudit(device.scripted())
                .sync(sync)
                .maxVecs(fragmented ? 1 : pick(random, 1, 1, 3, 16, 256))
                .fallback(policy)
                .alsoTell(watch);
        FileIoBuilder builder = FileIo.on(device)
                .poolSize(1 + random.nextInt(2))
                .runCap(pick(random, 1, 2, 7, Integer.MAX_VALUE))
                .allocationGap(pick(random, 0, 0, 1, 3))
                .boundaryEvery(pick(random, 0, 0, 3, 8))
                .size(model.size)
                .syncExecutor(Runnable::run);
        mapBlocks(builder, random);
        file = audit.open(builder, CounterCatalog.find(counter));
        audit.before(
                Request.read(Iovec.of(glass, glassAddress, 0), 0, Request.Mode.SYNC)); // so that it hears of an fsync
    }

    /** Some blocks are holes, the others lie on disk with gaps between; what the last one holds beyond the size is zero. */
    private void mapBlocks(FileIoBuilder builder, SplittableRandom random) {
        int holesPercent = fragmented ? 0 : pick(random, 20, 40, 60, 100);
        int gapsPercent = pick(random, 0, 20, 100);
        int disk = random.nextInt(4);
        byte[] content = StepGenerator.initialContent(model.size, random);
        for (int at = 0; at < FileModel.blocks(model.size); at++) {
            if (random.nextInt(100) < holesPercent) {
                continue;
            }
            int from = at * FileModel.BLOCK;
            int length = Math.min(FileModel.BLOCK, model.size - from);
            builder.map(at, disk, 1);
            model.mapped[at] = true;
            System.arraycopy(content, from, model.bytes, from, length);
            image.write((long) disk * FileModel.BLOCK, model.bytes, from, FileModel.BLOCK);
            disk += random.nextInt(100) < gapsPercent ? 2 : 1;
        }
    }

    /** What a block holds, without changing what is cached; valid until the next call. */
    byte[] look(int fileBlock) {
        int from = fileBlock * FileModel.BLOCK;
        if (file.isCached(fileBlock) && from < file.size()) {
            long valid = Math.min(FileModel.BLOCK, file.size() - from);
            require(file.readBuffered(glass, glassAddress, valid, from) == valid, "a cached page cannot be read");
            byte[] cached = glass.read(glassAddress, FileModel.BLOCK);
            Arrays.fill(cached, (int) valid, FileModel.BLOCK, (byte) 0);
            return cached;
        }
        return lookOnDisk(fileBlock);
    }

    /** What the disk holds for a block, zeros for a hole; valid until the next call. */
    byte[] lookOnDisk(int fileBlock) {
        long at = file.diskOffset(fileBlock);
        if (at < 0) {
            Arrays.fill(block, (byte) 0);
        } else {
            image.read(at, block, 0, FileModel.BLOCK);
        }
        return block;
    }

    /** Brings a block into the page cache. */
    void cache(int fileBlock) {
        file.readBuffered(glass, glassAddress, 1, (long) fileBlock * FileModel.BLOCK);
    }

    /** Reads the whole file as a program would. */
    byte[] readAll(boolean direct) {
        long value = direct ? readAllDirectly() : file.readBuffered(glass, glassAddress, FileModel.LIMIT, 0);
        require(value == model.size, "the whole file has " + value + " bytes, not " + model.size);
        return glass.read(glassAddress, model.size);
    }

    private long readAllDirectly() {
        Iovec iovec = Iovec.of(glass, glassAddress, FileModel.LIMIT);
        audit.before(Request.read(iovec, 0, Request.Mode.SYNC));
        long value = file.readv(iovec, 0);
        audit.visible();
        audit.after(new Outcome(value, List.of()));
        return value;
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private static int pick(SplittableRandom random, int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** What the engine told of the current request. */
    final class Watch implements Observer {
        int ended;
        long endOffset;
        int fallbacks;
        long fallbackOffset;
        long fallbackLength;
        int fallbackSegment;
        long fallbackInSegment;

        void restart() {
            ended = 0;
            fallbacks = 0;
        }

        @Override
        public void wake(Thread submitter) {
            device.wakes++;
        }

        @Override
        public void endIo(long offset, long value) {
            ended++;
            endOffset = offset;
            require(device.held() == 0, "end_io while bios are on their way");
        }

        @Override
        public void fallback(long offset, long length, int segment, long inSegment) {
            fallbacks++;
            fallbackOffset = offset;
            fallbackLength = length;
            fallbackSegment = segment;
            fallbackInSegment = inSegment;
            require(device.held() == 0, "the fallback begins while bios are on their way");
            require(buffers.memory.pins() == 0, "the fallback begins while pages are pinned");
        }
    }
}
