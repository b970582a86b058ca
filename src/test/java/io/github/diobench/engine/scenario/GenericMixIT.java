package io.github.diobench.engine.scenario;

import static io.github.diobench.engine.scenario.Sizes.BLOCK;
import static io.github.diobench.engine.scenario.Sizes.KIB;
import static io.github.diobench.engine.scenario.Sizes.SECTOR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.engine.file.FileIo;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.DisplayName;

/** xfstests' generic tests in which several threads use one file in different ways. */
class GenericMixIT {
    private static final long SEED = 20100817;

    @EveryCounterAndMode
    @DisplayName("57 generic/133, 135: buffered, direct and truncating threads")
    void row57BufferedDirectTruncate(String counter, Mode mode) throws InterruptedException {
        int size = 256 * KIB;
        int rounds = Sizes.of(20, 2000);
        try (Scene scene = Scene.queued(counter, SEED, file -> file.size(size).allocationGap(1))) {
            FileIo file = scene.file;
            Crew crew = new Crew();
            crew.background(Readers.buffered(scene, 12 * KIB, GenericMixIT::isContent));
            crew.background(Readers.direct(scene, 16 * KIB, mode, GenericMixIT::isContent));
            crew.worker(writing(scene, size, rounds, 'd', mode));
            crew.worker(writing(scene, size, rounds, 'b', null));
            crew.worker(() -> {
                SplittableRandom random = new SplittableRandom(SEED + 3);
                for (int i = 0; i < rounds; i++) {
                    assertEquals(0, file.truncate(random.nextInt(size)));
                    Thread.sleep(0, 200_000);
                }
            });
            crew.run();
            assertEquals(0, file.fsync());
            Bytes.assertEach(scene.content(), (int) file.size(), GenericMixIT::isContent, "in the end");
        }
    }

    private static boolean isContent(int value) {
        return value == 0 || value == 'b' || value == 'd';
    }

    /** Writes at random places, directly, or through the cache if there is no mode. */
    private static Crew.Work writing(Scene scene, int size, int rounds, int value, Mode mode) {
        Buffer buffer = scene.buffer(16 * KIB).fill(value);
        SplittableRandom random = new SplittableRandom(SEED + value);
        return () -> {
            for (int i = 0; i < rounds; i++) {
                int length = (1 + random.nextInt(buffer.length / SECTOR)) * SECTOR;
                long at = (long) random.nextInt((size - length) / SECTOR) * SECTOR;
                long written = mode == null
                        ? scene.file.writeBuffered(buffer.memory, buffer.address, length, at)
                        : scene.write(buffer.part(0, length), at, mode);
                assertEquals(length, written);
            }
        };
    }

    @EveryCounter
    @DisplayName("58 generic/095: buffered and libaio jobs mixed, without mmap and splice")
    void row58MixedJobs(String counter) throws InterruptedException {
        int size = 256 * KIB;
        int rounds = Sizes.of(30, 5000);
        try (Scene scene = Scene.queued(counter, SEED, file -> file.size(size))) {
            IntPredicate allowed = GenericMixIT::isContent;
            Crew crew = new Crew();
            crew.background(2, i -> Readers.buffered(scene, BLOCK, allowed));
            crew.background(Readers.direct(scene, BLOCK, Mode.AIO, allowed));
            crew.worker(writing(scene, size, rounds, 'b', null));
            crew.worker(writing(scene, size, rounds, 'd', Mode.SYNC));
            crew.worker(() -> {
                SplittableRandom random = new SplittableRandom(SEED);
                new Slots(scene, 8, BLOCK).run(slot -> {
                    slot.buffer.fill('d');
                    return slot.state++ < rounds
                            && slot.write(scene.file, random.nextLong(size / BLOCK) * BLOCK, BLOCK);
                });
            });
            crew.worker(() -> {
                for (int i = 0; i < rounds / 4; i++) {
                    assertEquals(0, scene.file.fsync());
                }
            });
            crew.run();
            assertEquals(0, scene.file.fsync());
        }
    }

    @EveryCounterAndMode
    @DisplayName("62 generic/391 (dio-interleaved)")
    void row62InterleavedBlocks(String counter, Mode mode) throws InterruptedException {
        int blocks = Sizes.of(64, 16384);
        for (int unit : List.of(BLOCK, SECTOR)) {
            int size = blocks * unit;
            try (Scene scene = Scene.queued(counter, SEED, file -> file.size(unit == BLOCK ? 0 : size))) {
                new Crew()
                        .workers(2, i -> () -> {
                            Buffer source = scene.buffer(unit);
                            Buffer target = scene.buffer(unit);
                            for (int block = i; block < blocks; block += 2) {
                                long at = (long) block * unit;
                                scene.writeAll(source.set(Bytes.positions(at, unit)), at, mode);
                                assertEquals(unit, scene.read(target.iovec(), at, mode));
                                Bytes.assertSame(source.bytes(), target.bytes(), "block " + block);
                            }
                        })
                        .run();
                Bytes.assertSame(Bytes.positions(0, size), scene.content(), "the file");
            }
        }
    }

    @EveryCounterAndMode
    @DisplayName("63 generic/418 (dio-invalidate-cache): each write against each read, by n children")
    void row63WritesAgainstReads(String counter, Mode mode) throws InterruptedException {
        int children = Sizes.of(3, 8);
        int loops = Sizes.of(3, 10);
        // A buffered write beside an asynchronous one in the same page may undo it, as in Linux: those regions are
        // whole pages.
        List<Integer> whole = Sizes.soak() ? List.of(BLOCK, 2 * BLOCK) : List.of(2 * BLOCK);
        List<Integer> any = Sizes.soak() ? List.of(SECTOR, KIB, BLOCK, 2 * BLOCK) : List.of(SECTOR, 2 * BLOCK);
        for (int block : mode == Mode.AIO ? whole : any) {
            int size = children * block;
            int blocks = (size + BLOCK - 1) / BLOCK;
            for (int variant = 0; variant < 3; variant++) {
                boolean mapped = variant == 2;
                long begin = variant == 0 ? 0 : size; // plain, truncated to its size, allocated
                try (Scene scene = Scene.queued(
                        counter, SEED, file -> mapped ? file.size(begin).map(0, 0, blocks) : file.size(begin))) {
                    if (mapped) {
                        scene.lay(0, blocks * BLOCK, 0);
                    }
                    new Crew()
                            .workers(children, i -> () -> eachAgainstEach(scene, mode, (long) i * block, block, loops))
                            .run();
                    assertEquals(0, scene.file.fsync());
                }
            }
        }
    }

    private static void eachAgainstEach(Scene scene, Mode mode, long at, int length, int loops) {
        Buffer source = scene.buffer(length);
        Buffer target = scene.buffer(length);
        int value = 0;
        for (int i = 0; i < loops; i++) {
            for (int way = 0; way < 4; way++) {
                source.fill(1 + value++ % 200);
                long written = way < 2
                        ? scene.write(source.iovec(), at, mode)
                        : scene.file.writeBuffered(source.memory, source.address, length, at);
                assertEquals(length, written);
                target.fill(0);
                long read = way % 2 == 0
                        ? scene.read(target.iovec(), at, mode)
                        : scene.file.readBuffered(target.memory, target.address, length, at);
                assertEquals(length, read);
                Bytes.assertSame(source.bytes(), target.bytes(), "way " + way + " at " + at);
            }
        }
    }

    @EveryCounterAndMode
    @DisplayName("65 generic/364 (dio-write-fsync-same-fd)")
    void row65WritesAndFsyncs(String counter, Mode mode) throws InterruptedException {
        int rounds = Sizes.of(60, 20_000);
        for (boolean sync : List.of(false, true)) {
            try (Scene scene = Scene.queued(counter, SEED, file -> file.sync(sync))) {
                Crew crew = new Crew();
                crew.background(() -> assertEquals(0, scene.file.fsync()));
                crew.worker(() -> {
                    Buffer buffer = scene.buffer(2 * BLOCK).fill(1);
                    for (int i = 0; i < rounds; i++) {
                        scene.writeAll(buffer, (long) (i % 16) * BLOCK, mode);
                    }
                });
                crew.run();
            }
        }
    }
}
