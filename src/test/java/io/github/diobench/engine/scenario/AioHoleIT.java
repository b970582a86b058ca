package io.github.diobench.engine.scenario;

import static io.github.diobench.engine.scenario.Sizes.BLOCK;
import static io.github.diobench.engine.scenario.Sizes.KIB;
import static io.github.diobench.engine.scenario.Sizes.MIB;
import static io.github.diobench.engine.scenario.Sizes.SECTOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.dio.Observer;
import io.github.diobench.engine.file.FileIo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;

/** xfstests' {@code aio-dio-regress}: writes into holes and at the end of a file, several in one block. */
class AioHoleIT {
    private static final long SEED = 20060117;

    @EveryCounter
    @DisplayName("34 aiodio_sparse2 (generic/198)")
    void row34EachBlockItsPattern(String counter) {
        int write = 16 * KIB;
        int writes = Sizes.of(16, 1000);
        long size = (long) write * writes;
        Map<Long, Long> ended = new ConcurrentHashMap<>();
        Observer endIo = new Observer() {
            @Override
            public void endIo(long offset, long value) {
                ended.put(offset, value);
            }
        };
        try (Scene scene = Scene.queued(
                counter,
                SEED,
                file -> file.size(size / 2)
                        .map(0, 0, (int) (size / 8 / BLOCK))
                        .allocationGap(1)
                        .observer(endIo))) {
            scene.lay(0, (int) size / 8, 0);
            long[] next = {0};
            new Slots(scene, 16, write).run(slot -> {
                if (!slot.isFresh()) {
                    Bytes.assertAll(
                            scene.buffered(slot.offset(), write), pattern(slot.offset()), "at " + slot.offset());
                }
                long at = next[0];
                next[0] += write;
                if (at >= size) {
                    return false;
                }
                slot.buffer.fill(pattern(at));
                return slot.write(scene.file, at, write);
            });
            assertTrue(ended.containsKey(0L) && ended.containsKey(size / 2), () -> "direct parts: " + ended);
            ended.forEach((offset, value) -> assertTrue(
                    offset % write == 0 && value > 0 && value <= write, "end_io at " + offset + " of " + value));
            byte[] content = scene.content();
            for (int at = 0; at < size; at++) {
                assertEquals(pattern(at), content[at], "byte " + at);
            }
        }
    }

    private static byte pattern(long offset) {
        return (byte) (1 + offset / (16 * KIB) % 200);
    }

    @EveryCounter
    @DisplayName("35 aiodio_sparse2 -i 2 -o sector (generic/240)")
    void row35WritesThatShareABlock(String counter) throws InterruptedException {
        for (int size : List.of(2 * BLOCK, SECTOR, 0)) {
            try (Scene scene = Scene.queued(counter, SEED, file -> file)) {
                for (int round = 0; round < Sizes.of(10, 500); round++) {
                    assertEquals(0, scene.file.truncate(0));
                    assertEquals(0, scene.file.truncate(size));
                    new Crew()
                            .workers(2, i -> () -> {
                                Buffer buffer = scene.buffer(BLOCK).fill(0x5a);
                                scene.writeAll(buffer, SECTOR + (long) i * BLOCK, Mode.AIO);
                            })
                            .run();
                    byte[] content = scene.content();
                    Bytes.assertAll(Arrays.copyOf(content, SECTOR), 0, "before the writes");
                    Bytes.assertAll(Arrays.copyOfRange(content, SECTOR, SECTOR + 2 * BLOCK), 0x5a, "what was written");
                }
            }
        }
    }

    @EveryCounter
    @DisplayName("36 aio-dio-hole-filling-race (generic/239)")
    void row36ReadBackAtOnce(String counter) {
        long size = 1024L * MIB;
        SplittableRandom random = new SplittableRandom(SEED);
        try (Scene scene = Scene.queued(counter, SEED, file -> file.size(size))) {
            Buffer buffer = scene.buffer(BLOCK).fill(0xab);
            for (int i = 0; i < Sizes.of(30, 500); i++) {
                long at = random.nextLong(size / BLOCK) * BLOCK;
                scene.writeAll(buffer, at, Mode.AIO);
                byte[] read = i % 2 == 0 ? scene.buffered(at, BLOCK) : scene.direct(at, BLOCK);
                assertEquals(BLOCK, read.length);
                Bytes.assertAll(read, 0xab, "read back at " + at);
            }
        }
    }

    @EveryCounter
    @DisplayName("37 aio-dio-eof-race (generic/114, 427)")
    void row37SubBlockWritesPastTheEnd(String counter) throws InterruptedException {
        for (int part : List.of(SECTOR, 3 * SECTOR)) {
            int rounds = Sizes.of(10, MIB / part);
            CyclicBarrier together = new CyclicBarrier(4);
            try (Scene scene = Scene.queued(counter, SEED, file -> file.allocationGap(1))) {
                new Crew()
                        .workers(4, i -> () -> {
                            Buffer buffer = scene.buffer(part).fill(0xab);
                            for (int round = 0; round < rounds; round++) {
                                together.await();
                                scene.writeAll(buffer, (4L * round + i) * part, Mode.AIO);
                            }
                        })
                        .run();
                assertEquals(4L * rounds * part, scene.file.size());
                Bytes.assertAll(scene.content(), 0xab, "what was written");
            }
        }
    }

    @EveryCounterAndMode
    @DisplayName("38 aio-dio-append-write-read-race (generic/465)")
    void row38ReadAtTheOldEnd(String counter, Mode mode) throws InterruptedException {
        for (int block : Sizes.soak() ? List.of(SECTOR, BLOCK, 64 * KIB, MIB) : List.of(SECTOR, BLOCK, 64 * KIB)) {
            try (Scene scene = Scene.queued(counter, SEED, file -> file)) {
                AtomicLong end = new AtomicLong();
                Crew crew = new Crew();
                crew.background(2, i -> readAtTheOldEnd(scene, end, block, i == 0 ? mode : Mode.SYNC));
                crew.worker(() -> {
                    Buffer buffer = scene.buffer(block).fill('a');
                    for (int i = 0; i < Sizes.of(16, 128); i++) {
                        scene.writeAll(buffer, (long) i * block, mode);
                        end.addAndGet(block);
                    }
                });
                crew.run();
            }
        }
    }

    private static Crew.Work readAtTheOldEnd(Scene scene, AtomicLong end, int block, Mode mode) {
        Buffer buffer = scene.buffer(block);
        return () -> {
            buffer.fill('b');
            long got = scene.read(buffer.iovec(), end.get(), mode);
            assertTrue(got == 0 || got == block, () -> "a read at the old end returned " + got);
            Bytes.assertEach(buffer.bytes(), (int) got, value -> value == 'a', "a read at the old end");
        };
    }

    @EveryCounter
    @DisplayName("39 aio-dio-append-write-fallocate-race (generic/586), with a buffered write for fallocate")
    void row39AppendBesideAnotherExtension(String counter) throws InterruptedException {
        int rounds = Sizes.of(20, 100);
        CyclicBarrier together = new CyclicBarrier(2);
        try (Scene scene = Scene.queued(counter, SEED, file -> file)) {
            FileIo file = scene.file;
            new Crew()
                    .worker(() -> {
                        Buffer buffer = scene.buffer(BLOCK).fill('x');
                        for (int i = 0; i < rounds; i++) {
                            together.await();
                            scene.writeAll(buffer, BLOCK, Mode.AIO);
                            together.await();
                            assertEquals(2 * BLOCK, file.size(), "the size after both");
                            assertEquals(0, file.truncate(0));
                        }
                    })
                    .worker(() -> {
                        for (int i = 0; i < rounds; i++) {
                            together.await();
                            scene.writeBuffered(Bytes.of('y', BLOCK), 0);
                            together.await();
                        }
                    })
                    .run();
            assertEquals(0, file.fsync());
        }
    }
}
