package io.github.diobench.engine.scenario;

import static io.github.diobench.engine.scenario.Sizes.BLOCK;
import static io.github.diobench.engine.scenario.Sizes.KIB;
import static io.github.diobench.engine.scenario.Sizes.MIB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.engine.file.FileIo;
import org.junit.jupiter.api.DisplayName;

/** LTP {@code dio_append}, {@code aiodio_append}, {@code dio_truncate}, {@code dio_read}: a file grows and shrinks under its readers. */
class LtpAppendTruncateIT {
    private static final long SEED = 20040403;
    private static final int JUNK = 0xaa;

    @EveryCounter
    @DisplayName("7 dio_append")
    void row07Append(String counter) throws InterruptedException {
        int write = 64 * KIB;
        int count = Sizes.of(20, 1000);
        try (Scene scene = Scene.queued(counter, SEED, file -> file)) {
            Crew crew = new Crew();
            crew.background(Sizes.of(4, 16), i -> Readers.buffered(scene, write, Readers.ZERO));
            crew.background(Readers.direct(scene, write, Mode.SYNC, Readers.ZERO));
            crew.worker(() -> {
                Buffer zeros = scene.buffer(write);
                for (int i = 0; i < count; i++) {
                    scene.writeAll(zeros, (long) i * write, Mode.SYNC);
                }
            });
            crew.run();
            assertEquals((long) count * write, scene.file.size());
        }
    }

    @EveryCounter
    @DisplayName("8 aiodio_append")
    void row08AioAppend(String counter) throws InterruptedException {
        int write = 64 * KIB;
        int bursts = Sizes.of(2, 60);
        int burst = 16;
        try (Scene scene = Scene.queued(counter, SEED, file -> file)) {
            FileIo file = scene.file;
            Crew crew = new Crew();
            crew.background(Sizes.of(4, 16), i -> Readers.buffered(scene, write, Readers.ZERO));
            crew.worker(() -> {
                Slots slots = new Slots(scene, burst, write);
                for (int i = 0; i < bursts; i++) {
                    long base = (long) i * burst * write;
                    slots.run(slot -> {
                        if (slot.state == 1) {
                            slot.state = 0;
                            return false;
                        }
                        slot.state = 1;
                        return slot.write(file, base + (long) slot.index * write, write);
                    });
                    assertEquals(base + (long) burst * write, file.size(), "the size after the events of a burst");
                }
            });
            crew.run();
        }
    }

    @EveryCounterAndMode
    @DisplayName("9 dio_truncate")
    void row09Truncate(String counter, Mode mode) throws InterruptedException {
        int write = Sizes.of(16, 64) * KIB;
        int appends = Sizes.of(6, 100);
        int rounds = Sizes.of(8, 100);
        try (Scene scene = Scene.queued(counter, SEED, file -> file)) {
            Crew crew = new Crew();
            crew.background(
                    Sizes.of(3, 16), i -> Readers.direct(scene, 32 * KIB, i % 2 == 0 ? mode : Mode.SYNC, Readers.ZERO));
            crew.worker(() -> {
                Buffer zeros = scene.buffer(write);
                for (int round = 0; round < rounds && !crew.isEnding(); round++) {
                    for (int i = 0; i < appends; i++) {
                        scene.writeAll(zeros, (long) i * write, mode);
                    }
                    long[] freed = scene.diskOffsets();
                    assertEquals(0, scene.file.truncate(0));
                    scene.soil(freed, JUNK); // the junk file that lived in the free blocks for a while
                }
            });
            crew.run();
            assertEquals(0, scene.file.mappedBlocks());
        }
    }

    @EveryCounter
    @DisplayName("10 dio_read")
    void row10ReadWhileBuffersFillHoles(String counter) throws InterruptedException {
        int size = Sizes.of(512 * KIB, 128 * MIB);
        int write = Sizes.of(64 * KIB, 16 * MIB);
        int read = Sizes.of(128 * KIB, 16 * MIB);
        int blocks = size / BLOCK;
        try (Scene scene = Scene.queued(
                counter, SEED, file -> file.size(size).map(0, 0, blocks).allocationGap(1))) {
            FileIo file = scene.file;
            scene.lay(0, size, 1);
            assertEquals(0, file.truncate(0));
            assertEquals(0, file.truncate(size));
            Crew crew = new Crew();
            crew.background(Readers.direct(scene, read, Mode.SYNC, Readers.ZERO));
            crew.background(Readers.direct(scene, read, Mode.AIO, Readers.ZERO));
            crew.workers(Sizes.of(3, 8), i -> () -> {
                Buffer zeros = scene.buffer(write);
                for (long at = 0; at < size; at += write) {
                    assertEquals(write, file.writeBuffered(zeros.memory, zeros.address, write, at));
                    assertEquals(0, file.fsync());
                }
            });
            crew.run();
            assertEquals(blocks, file.mappedBlocks());
        }
    }
}
