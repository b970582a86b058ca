package io.github.diobench.engine.scenario;

import static io.github.diobench.engine.scenario.Sizes.BLOCK;
import static io.github.diobench.engine.scenario.Sizes.KIB;
import static io.github.diobench.engine.scenario.Sizes.MIB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Iovec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;

/** LTP {@code aiocp}, {@code aio-stress} and the first steps of {@code aio01}, {@code aio02}. */
class LtpCopyIT {
    private static final long SEED = 20031124;

    /** A block size and a number of slots of {@code aiocp}. */
    private record Copy(int block, int slots) {
        static List<Copy> all() {
            if (!Sizes.soak()) {
                return List.of(new Copy(KIB, 1), new Copy(4 * KIB, 16), new Copy(64 * KIB, 4), new Copy(512 * KIB, 2));
            }
            List<Copy> all = new ArrayList<>();
            for (int block = KIB; block <= 512 * KIB; block *= 2) {
                for (int slots = 1; slots <= 64; slots *= 2) {
                    all.add(new Copy(block, slots));
                }
            }
            return all;
        }
    }

    @EveryCounter
    @DisplayName("12 aiocp -f DIRECT")
    void row12Copy(String counter) {
        Copy.all().forEach(copy -> copy(counter, copy, false));
    }

    @EveryCounter
    @DisplayName("13 aiocp -f SYNC")
    void row13CopyWithOSync(String counter) {
        Copy.all().forEach(copy -> copy(counter, copy, true));
    }

    /** Reads and writes block after block from one file to another, the last block being short. */
    private static void copy(String counter, Copy copy, boolean sync) {
        int full = copy.block == KIB ? 24 : Math.max(2 * copy.slots, Sizes.of(64 * KIB, MIB) / copy.block);
        int size = full * copy.block + 512;
        int blocks = size / BLOCK + 1;
        try (Scene from = Scene.queued(counter, SEED, file -> file.size(size).map(0, 0, blocks));
                Scene to = Scene.queued(counter, SEED + 1, file -> file.sync(sync))) {
            from.lay(0, blocks * BLOCK, 0);
            from.lay(0, Bytes.positions(0, size));
            long[] next = {0};
            Slots slots = new Slots(from, copy.slots, copy.block);
            slots.run(slot -> {
                if (!slot.isFresh() && !slot.wasWrite()) {
                    return slot.write(to.file, slot.offset(), slot.length());
                }
                long at = next[0];
                next[0] += copy.block;
                return at < size && slot.read(from.file, at, copy.block, (int) Math.min(copy.block, size - at));
            });
            assertEquals(size, to.file.size());
            Bytes.assertSame(Bytes.positions(0, size), to.content(), copy + " made another file");
        }
    }

    @EveryCounter
    @DisplayName("14 aio-stress: write, read, random write, random read")
    void row14Stress(String counter) throws InterruptedException {
        int threads = Sizes.of(2, 8);
        int record = Sizes.of(16, 64) * KIB;
        stress(counter, threads, threads, record, Sizes.of(8, 64), Sizes.of(16, 256));
        stress(counter, threads, 1, 4 * KIB, Sizes.of(8, 64), Sizes.of(16, 1024));
    }

    @EveryCounter
    @DisplayName("15 aio-stress -O, two instances with records of 64K")
    void row15TwoInstances(String counter) throws InterruptedException {
        stress(counter, 2, 2, 64 * KIB, Sizes.of(8, 64), Sizes.of(12, 512));
    }

    private static void stress(String counter, int threads, int files, int record, int depth, int records)
            throws InterruptedException {
        List<Scene> scenes = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            scenes.add(Scene.queued(counter, SEED + i, file -> file.poolSize(threads * depth)));
        }
        new Crew()
                .workers(threads, i -> () -> stages(scenes.get(i % files), i / files, record, depth, records))
                .run();
        scenes.forEach(Scene::close);
    }

    /** One thread's records of a file: written in order, read, written in random order, read in random order. */
    private static void stages(Scene scene, int slice, int record, int depth, int records) {
        FileIo file = scene.file;
        long base = (long) slice * record * records;
        for (int stage = 0; stage < 4; stage++) {
            boolean write = stage % 2 == 0;
            int[] order =
                    stage < 2 ? Shuffle.inOrder(records) : Shuffle.of(records, new SplittableRandom(SEED + slice));
            int salt = stage < 2 ? 0 : 7;
            int[] done = {0};
            new Slots(scene, depth, record).run(slot -> {
                if (!slot.isFresh() && !slot.wasWrite()) {
                    Bytes.assertSame(
                            Bytes.positions(slot.offset() + salt, record),
                            slot.buffer.bytes(),
                            "record at " + slot.offset());
                }
                if (done[0] == records) {
                    return false;
                }
                long at = base + (long) order[done[0]++] * record;
                if (write) {
                    slot.buffer.set(Bytes.positions(at + salt, record));
                    return slot.write(file, at, record);
                }
                slot.buffer.fill(0);
                return slot.read(file, at, record, record);
            });
        }
    }

    @EveryCounterAndMode
    @DisplayName("16 aio01, aio02")
    void row16Smoke(String counter, Mode mode) {
        try (Scene scene = Scene.queued(counter, SEED, file -> file)) {
            int length = 8 * KIB;
            Buffer source = scene.buffer(length).set(Bytes.positions(0, length));
            scene.writeAll(source, 0, mode);
            Iovec vectors = source.segments(4, length / 4);
            assertEquals(length, scene.write(vectors, length, mode));

            Buffer target = scene.buffer(length);
            assertEquals(length, scene.read(target.iovec(), length, mode));
            Bytes.assertSame(source.bytes(), target.bytes(), "read");
            target.fill(0);
            assertEquals(length, scene.read(target.segments(2, length / 2), 0, mode));
            Bytes.assertSame(source.bytes(), target.bytes(), "read into vectors");
        }
    }
}
