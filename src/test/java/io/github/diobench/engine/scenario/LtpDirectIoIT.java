package io.github.diobench.engine.scenario;

import static io.github.diobench.engine.scenario.Sizes.BLOCK;
import static io.github.diobench.engine.scenario.Sizes.KIB;
import static io.github.diobench.engine.scenario.Sizes.MIB;
import static io.github.diobench.engine.scenario.Sizes.SECTOR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;

/** LTP {@code diotest2}, {@code diotest3}, {@code diotest6} and {@code dma_thread_diotest}: several threads on one file. */
class LtpDirectIoIT {
    private static final long SEED = 20041201;

    @EveryCounterAndMode
    @DisplayName("19 diotest2: direct and buffered mixed")
    void row19Mixed(String counter, Mode mode) {
        try (Scene scene = Scene.queued(counter, SEED, file -> file)) {
            mix(scene, mode, 0, BLOCK, Sizes.of(6, 100));
            mix(scene, mode, MIB, BLOCK, Sizes.of(3, 100));
            mix(scene, mode, 100L * MIB, BLOCK, Sizes.of(3, 100));
            assertEquals(0, scene.file.fsync());
        }
    }

    @EveryCounterAndMode
    @DisplayName("20 diotest3: the same by many children, each on its slice")
    void row20MixedByChildren(String counter, Mode mode) throws InterruptedException {
        int children = Sizes.of(4, 100);
        int iterations = Sizes.of(3, 100);
        try (Scene scene = Scene.queued(counter, SEED, file -> file.poolSize(128))) {
            new Crew()
                    .workers(children, i -> () -> mix(scene, mode, (long) i * iterations * BLOCK, BLOCK, iterations))
                    .run();
            assertEquals(0, scene.file.fsync());
        }
    }

    /** Writes one way and reads another, chunk after chunk, in each combination that has a direct side. */
    private static void mix(Scene scene, Mode mode, long base, int chunk, int iterations) {
        Buffer source = scene.buffer(chunk);
        Buffer target = scene.buffer(chunk);
        for (int way = 0; way < 3; way++) {
            boolean directRead = way != 1;
            boolean directWrite = way != 0;
            for (int i = 0; i < iterations; i++) {
                long at = base + (long) i * chunk;
                source.set(Bytes.positions(at + way, chunk));
                long written = directWrite
                        ? scene.write(source.iovec(), at, mode)
                        : scene.file.writeBuffered(source.memory, source.address, chunk, at);
                assertEquals(chunk, written);
                target.fill(0);
                long read = directRead
                        ? scene.read(target.iovec(), at, mode)
                        : scene.file.readBuffered(target.memory, target.address, chunk, at);
                assertEquals(chunk, read);
                Bytes.assertSame(source.bytes(), target.bytes(), "way " + way + " at " + at);
            }
        }
    }

    @EveryCounterAndMode
    @DisplayName("28 diotest6: vectors by children")
    void row28VectorsByChildren(String counter, Mode mode) throws InterruptedException {
        int vectors = Sizes.of(20, 200);
        int slice = vectors * BLOCK;
        int children = Sizes.of(3, 20);
        try (Scene scene = Scene.queued(counter, SEED, file -> file.allocationGap(1))) {
            new Crew()
                    .workers(children, i -> () -> {
                        long base = (long) i * slice;
                        Buffer source = scene.buffer(slice).set(Bytes.positions(base, slice));
                        assertEquals(slice, scene.write(source.segments(vectors, BLOCK), base, mode));
                        Buffer target = scene.buffer(slice);
                        assertEquals(slice, scene.read(target.segments(vectors, BLOCK), base, mode));
                        Bytes.assertSame(source.bytes(), target.bytes(), "child " + i);
                    })
                    .run();
        }
    }

    @EveryCounterAndMode
    @DisplayName("29 dma_thread_diotest -a 512...3584, without the fork")
    void row29BuffersMisalignedInPages(String counter, Mode mode) throws InterruptedException {
        int size = 16 * BLOCK;
        int rounds = Sizes.of(2, 50);
        try (Scene scene = Scene.queued(
                counter,
                SEED,
                file -> file.size(size).map(0, 0, 8).map(8, 50, 8).maxVecs(3))) {
            scene.lay(0, Bytes.positions(0, size));
            new Crew()
                    .workers(7, i -> () -> {
                        Buffer target = scene.buffer(size, (i + 1) * SECTOR);
                        for (int round = 0; round < rounds; round++) {
                            target.fill(0xee);
                            assertEquals(size, scene.read(target.iovec(), 0, mode));
                            Bytes.assertSame(Bytes.positions(0, size), target.bytes(), "thread " + i);
                        }
                    })
                    .run();
        }
    }

    @EveryCounter
    @DisplayName("20 diotest3 with chunks that are not blocks")
    void row20ChunksOfSectors(String counter) throws InterruptedException {
        int chunk = 3 * SECTOR;
        int iterations = Sizes.of(8, 400);
        int children = Sizes.of(3, 16);
        int slice = (iterations * chunk / BLOCK + 1) * BLOCK;
        try (Scene scene = Scene.queued(counter, SEED, file -> file.runCap(KIB))) {
            new Crew()
                    .workers(children, i -> () -> mix(scene, Mode.AIO, (long) i * slice, chunk, iterations))
                    .run();
            assertEquals(0, scene.file.fsync());
        }
    }
}
