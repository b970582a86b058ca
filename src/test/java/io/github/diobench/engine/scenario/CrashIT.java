package io.github.diobench.engine.scenario;

import static io.github.diobench.engine.scenario.Sizes.BLOCK;
import static io.github.diobench.engine.scenario.Sizes.KIB;
import static io.github.diobench.engine.scenario.Sizes.MIB;
import static io.github.diobench.engine.scenario.Sizes.SECTOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.dio.Observer;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.file.FileIoBuilder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;

/** Power cuts: what must, and what may, be on a disk whose write cache was lost. */
class CrashIT {
    private static final long SEED = 20130912;
    private static final int DEPTH = Sizes.of(8, 128);

    /** Where the blocks of a file were, and its size, when metadata was last committed. */
    private static final class Committed {
        private final long size;
        private final long[] diskOffsets;

        Committed(FileIo file) {
            size = file.size();
            diskOffsets = new long[(int) ((size + BLOCK - 1) / BLOCK)];
            for (int block = 0; block < diskOffsets.length; block++) {
                diskOffsets[block] = file.diskOffset(block);
            }
        }
    }

    /** A file on a disk that can crash. */
    private static final class Durable implements AutoCloseable {
        private final AtomicReference<Committed> committed = new AtomicReference<>();
        private final VolatileDevice device;
        final Scene scene;

        Durable(String counter, UnaryOperator<FileIoBuilder> description) {
            DiskImage image = new DiskImage(1L << 28, Scene.STALE);
            int threads = CounterCatalog.find(counter).submitterThreadOnly() ? 0 : 2;
            device = new VolatileDevice(image, threads, SEED);
            Scene[] opened = new Scene[1];
            scene = Scene.on(
                    image,
                    device,
                    counter,
                    file -> description.apply(file).observer(new Observer() {
                        @Override
                        public int metadataCommit() {
                            return commit(opened[0].file);
                        }
                    }));
            opened[0] = scene;
            scene.anyBytes();
            commit(scene.file);
        }

        private int commit(FileIo file) {
            committed.set(new Committed(file));
            return 0;
        }

        /** The file as it is found after a crash now. */
        byte[] afterCrash(SplittableRandom random) {
            Committed metadata = committed.get();
            byte[] content = new byte[(int) metadata.size];
            for (int block = 0; block < metadata.diskOffsets.length; block++) {
                long at = metadata.diskOffsets[block];
                if (at >= 0) {
                    int from = block * BLOCK;
                    System.arraycopy(
                            device.afterCrash(at, BLOCK, random),
                            0,
                            content,
                            from,
                            Math.min(BLOCK, content.length - from));
                }
            }
            return content;
        }

        @Override
        public void close() {
            scene.close();
        }
    }

    @EveryCounterAndMode
    @DisplayName("44 aio-dio-write-verify -S -N (generic/737)")
    void row44SyncWriteSurvives(String counter, Mode mode) {
        int size = Sizes.of(128 * KIB, MIB);
        try (Durable file = new Durable(counter, builder -> builder.sync(true).maxVecs(4))) {
            Buffer buffer = file.scene.buffer(size);
            for (int round = 0; round < Sizes.of(3, 50); round++) {
                file.scene.writeAll(buffer.set(Bytes.positions(round, size)), 0, mode);
                Bytes.assertSame(Bytes.positions(round, size), file.afterCrash(null), "after write " + round);
            }
            file.scene.writeAll(buffer, size, mode);
            assertEquals(2 * size, file.afterCrash(null).length);
        }
    }

    @EveryCounterAndMode
    @DisplayName("68 generic/703: O_DSYNC in an existing, a sparse and a growing file, without io_uring")
    void row68DsyncSurvives(String counter, Mode mode) {
        int writes = Sizes.of(24, 1024);
        int length = 3 * SECTOR;
        try (Durable file = new Durable(
                counter,
                builder -> builder.sync(true).size(writes / 2L * length).map(0, 0, writes / 4 * length / BLOCK))) {
            file.scene.lay(0, writes / 4 * length / BLOCK * BLOCK, 0);
            Buffer buffer = file.scene.buffer(length);
            SplittableRandom random = new SplittableRandom(SEED);
            boolean[] written = new boolean[writes];
            for (int each : Shuffle.of(writes, random)) {
                long at = (long) each * length;
                file.scene.writeAll(buffer.set(Bytes.positions(at, length)), at, mode);
                written[each] = true;
                byte[] content = file.afterCrash(null);
                for (int i = 0; i * length < content.length; i++) {
                    byte[] found = Arrays.copyOfRange(content, i * length, (i + 1) * length);
                    Bytes.assertSame(
                            written[i] ? Bytes.positions((long) i * length, length) : new byte[length],
                            found,
                            "write " + i);
                }
            }
        }
    }

    @EveryCounter
    @DisplayName("69 generic/757: every flush point of random writes with fdatasync")
    void row69EveryFlushPoint(String counter) {
        int blocks = Sizes.of(64, 4096);
        Stamps stamps = new Stamps(SECTOR, 0, "none");
        try (Durable file = new Durable(
                counter, builder -> builder.size(blocks * (long) BLOCK / 2).poolSize(DEPTH))) {
            long[] last = new long[blocks];
            long[] sequence = {0};
            SplittableRandom random = new SplittableRandom(SEED);
            for (int point = 0; point < Sizes.of(6, 200); point++) {
                int[] order = Shuffle.of(blocks, random);
                int[] next = {0};
                new Slots(file.scene, DEPTH, BLOCK).run(slot -> {
                    if (next[0] == blocks / 4) {
                        return false;
                    }
                    int block = order[next[0]++];
                    last[block] = ++sequence[0];
                    slot.buffer.set(stamps.make((long) block * BLOCK, BLOCK, last[block]));
                    return slot.write(file.scene.file, (long) block * BLOCK, BLOCK);
                });
                assertEquals(0, file.scene.file.fsync());
                verify(file.afterCrash(null), stamps, last, last);
            }
        }
    }

    @EveryCounter
    @DisplayName("79 verify_state_save: what was in flight at a crash is old or new, sector by sector")
    void row79OldOrNew(String counter) {
        crashWhileRewriting(counter, false);
    }

    @EveryCounter
    @DisplayName("81 verify_policy=completed with O_SYNC, fsynced without")
    void row81CompletedOrFsynced(String counter) {
        crashWhileRewriting(counter, true);
    }

    /** Rewrites a durable file, and crashes at every event: an older write may be found only where its successor is not durable. */
    private static void crashWhileRewriting(String counter, boolean sync) {
        int blocks = Sizes.of(32, 256);
        int size = blocks * BLOCK;
        Stamps stamps = new Stamps(SECTOR, 0, "none");
        try (Durable file = new Durable(
                counter,
                builder -> builder.sync(sync).size(size).map(0, 0, blocks).poolSize(DEPTH))) {
            long[] oldest = new long[blocks];
            long[] newest = new long[blocks];
            for (int block = 0; block < blocks; block++) {
                file.scene.lay((long) block * BLOCK, stamps.make((long) block * BLOCK, BLOCK, 0));
            }
            SplittableRandom random = new SplittableRandom(SEED);
            int[] crashes = {0};
            for (int pass = 1; pass <= 2; pass++) {
                int number = pass;
                int[] order = Shuffle.of(blocks, random);
                int[] next = {0};
                new Slots(file.scene, DEPTH, BLOCK).run(slot -> {
                    if (!slot.isFresh()) {
                        if (sync) {
                            oldest[slot.state] = number;
                        }
                        crashes[0]++;
                        verify(file.afterCrash(crashes[0] % 4 == 0 ? null : random), stamps, oldest, newest);
                    }
                    if (next[0] == blocks) {
                        return false;
                    }
                    slot.state = order[next[0]++];
                    newest[slot.state] = number;
                    slot.buffer.set(stamps.make((long) slot.state * BLOCK, BLOCK, number));
                    return slot.write(file.scene.file, (long) slot.state * BLOCK, BLOCK);
                });
                assertEquals(0, file.scene.file.fsync());
                Arrays.fill(oldest, number);
                verify(file.afterCrash(null), stamps, oldest, newest);
            }
            assertTrue(crashes[0] >= 2 * blocks - DEPTH);
        }
    }

    private static void verify(byte[] content, Stamps stamps, long[] oldest, long[] newest) {
        for (int block = 0; block < newest.length; block++) {
            if (newest[block] == 0 && oldest[block] == 0 && content.length <= block * BLOCK) {
                continue; // beyond the end, never written
            }
            byte[] found = Arrays.copyOfRange(content, block * BLOCK, (block + 1) * BLOCK);
            if (newest[block] == 0 && found[0] == 0) {
                Bytes.assertAll(found, 0, "block " + block + ", never written");
                continue;
            }
            long from = oldest[block];
            long to = newest[block];
            stamps.verify(found, BLOCK, (long) block * BLOCK, number -> number >= from && number <= to);
        }
    }
}
