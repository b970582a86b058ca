package io.github.diobench.engine.scenario;

import static io.github.diobench.engine.scenario.Sizes.BLOCK;
import static io.github.diobench.engine.scenario.Sizes.KIB;
import static io.github.diobench.engine.scenario.Sizes.MIB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.aio.AioContext;
import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.file.FileIo;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

/** xfstests' {@code aio-dio-regress}: sizes at the time of an event, direct writes beside the page cache, contexts left alone. */
class AioCoherenceIT {
    private static final long SEED = 20061101;

    @EveryCounter
    @DisplayName("31 aio-dio-extend-stat (generic/207)")
    void row31SizeAtTheEvent(String counter) throws InterruptedException {
        int appends = Sizes.of(200, 4000);
        int inFlight = 16;
        AioContext context = new AioContext(inFlight);
        ConcurrentLinkedQueue<Kiocb> free = new ConcurrentLinkedQueue<>();
        Semaphore room = new Semaphore(inFlight);
        for (int i = 0; i < inFlight; i++) {
            free.add(new Kiocb());
        }
        try (Scene scene = Scene.queued(counter, SEED, file -> file)) {
            FileIo file = scene.file;
            Buffer buffer = scene.buffer(BLOCK).fill(1);
            new Crew()
                    .worker(() -> {
                        for (int i = 0; i < appends; i++) {
                            room.acquire();
                            Kiocb operation = free.poll();
                            assertNotNull(operation);
                            assertEquals(1, context.submit(operation.write(file, buffer.iovec(), (long) i * BLOCK)));
                        }
                    })
                    .worker(() -> {
                        Kiocb[] events = new Kiocb[1];
                        for (int i = 0; i < appends; i++) {
                            assertEquals(1, context.getEvents(1, 1, -1, events));
                            long size = file.size();
                            assertEquals(BLOCK, events[0].result());
                            assertTrue(
                                    size >= events[0].offset() + BLOCK,
                                    "size " + size + " at the event of the append at " + events[0].offset());
                            free.add(events[0]);
                            room.release();
                        }
                    })
                    .run();
            assertEquals(0, context.outstanding());
            assertEquals((long) appends * BLOCK, file.size());
        }
    }

    @EveryCounter
    @DisplayName("32 aio-dio-invalidate-failure (generic/208)")
    void row32PagesThatCannotBeInvalidated(String counter) throws InterruptedException {
        int size = Sizes.of(256 * KIB, 32 * MIB);
        int rounds = Sizes.of(8, 200);
        try (Scene scene = Scene.queued(counter, SEED, file -> file.size(size).map(0, 0, size / BLOCK))) {
            scene.lay(0, size, 0x55);
            Buffer dirtying = scene.buffer(BLOCK).fill(0x55);
            long[] at = {0};
            Crew crew = new Crew();
            crew.background(() -> {
                at[0] = (at[0] + 7 * BLOCK) % size;
                assertEquals(BLOCK, scene.file.writeBuffered(dirtying.memory, dirtying.address, BLOCK, at[0]));
            });
            crew.worker(() -> new Slots(scene, 1, size).run(slot -> {
                slot.buffer.fill(0xaa);
                return slot.state++ < rounds && slot.write(scene.file, 0, size);
            }));
            crew.run();
            assertEquals(0, scene.file.fsync());
            Bytes.assertEach(scene.content(), size, value -> value == 0x55 || value == 0xaa, "the file");
        }
    }

    @EveryCounterAndMode
    @DisplayName("33 aio-dio-invalidate-readahead (generic/209)")
    void row33NewPatternAfterEachWrite(String counter, Mode mode) throws InterruptedException {
        int size = Sizes.of(128 * KIB, 8 * MIB);
        rewrite(counter, size, Sizes.of(8, 100), Sizes.of(2, 8), mode, value -> value < 128);
    }

    @EveryCounterAndMode
    @DisplayName("40 aio-dio-cycle-write (generic/451)")
    void row40CycleWrite(String counter, Mode mode) throws InterruptedException {
        rewrite(counter, 64 * KIB, Sizes.of(16, 1600), Sizes.of(2, 20), mode, value -> value < 128);
    }

    /** Rewrites a file with another byte each time, beside readers; what is read through the cache after a write is the write's. */
    private static void rewrite(String counter, int size, int rounds, int readers, Mode mode, IntPredicate allowed)
            throws InterruptedException {
        try (Scene scene = Scene.queued(
                counter,
                SEED,
                file -> file.size(size).map(0, 0, size / BLOCK).runCap(4).maxVecs(8))) {
            scene.lay(0, size, 0);
            Crew crew = new Crew();
            crew.background(readers, i -> Readers.buffered(scene, 16 * KIB, allowed));
            crew.worker(() -> {
                Buffer buffer = scene.buffer(size);
                Buffer target = scene.buffer(size);
                for (int round = 1; round <= rounds; round++) {
                    scene.writeAll(buffer.fill(round % 128), 0, mode);
                    target.fill(0xee);
                    assertEquals(size, scene.file.readBuffered(target.memory, target.address, size, 0));
                    Bytes.assertAll(target.bytes(), round % 128, "after write " + round);
                }
            });
            crew.run();
            Bytes.assertAll(scene.content(), rounds % 128, "in the end");
        }
    }

    @EveryCounter
    @DisplayName("46 aio-last-ref-held-by-io (generic/323)")
    void row46NobodyReaps(String counter) throws InterruptedException {
        int length = 64 * KIB;
        int operations = 16;
        int threads = Sizes.of(3, 16);
        int size = operations * length;
        try (Scene scene = Scene.queued(
                counter,
                SEED,
                file -> file.size(size)
                        .map(0, 0, size / BLOCK)
                        .poolSize(threads * operations)
                        .maxVecs(4))) {
            scene.lay(0, size, 3);
            Buffer source = scene.buffer(length).fill(3);
            List<Buffer> targets =
                    Stream.generate(() -> scene.buffer(length)).limit(threads).toList();
            for (int round = 0; round < Sizes.of(3, 200); round++) {
                new Crew()
                        .workers(threads, i -> () -> {
                            Kiocb[] all = new Kiocb[operations];
                            Arrays.setAll(
                                    all,
                                    k -> k % 2 == 0
                                            ? new Kiocb().write(scene.file, source.iovec(), (long) k * length)
                                            : new Kiocb()
                                                    .read(
                                                            scene.file,
                                                            targets.get(i).iovec(),
                                                            (long) k * length));
                            assertEquals(operations, new AioContext(operations).submit(all));
                        })
                        .run();
                assertEquals(0, scene.file.truncate(size), "a truncation waits for what the threads left in flight");
                assertEquals(0, scene.file.dioCount());
            }
        }
    }
}
