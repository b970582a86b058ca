package io.github.diobench.engine.scenario;

import static io.github.diobench.engine.Errno.EFAULT;
import static io.github.diobench.engine.Errno.EINVAL;
import static io.github.diobench.engine.scenario.Sizes.BLOCK;
import static io.github.diobench.engine.scenario.Sizes.KIB;
import static io.github.diobench.engine.scenario.Sizes.SECTOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.memory.Iovec;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** LTP {@code diotest1} and {@code diotest4} to {@code diotest6}: copies, bad arguments, vectors. */
class LtpDirectIoTest {
    private static final int SIZE = 64 * KIB;

    /** A file whose every block is mapped and holds the bytes of its positions. */
    private static Scene file(String counter) {
        Scene scene = Scene.scripted(
                counter, file -> file.size(SIZE).map(0, 100, SIZE / BLOCK).runCap(4));
        scene.lay(0, Bytes.positions(0, SIZE));
        return scene;
    }

    private static void assertUntouched(Scene scene) {
        assertEquals(SIZE, scene.file.size());
        Bytes.assertSame(Bytes.positions(0, SIZE), scene.content(), "the file");
    }

    @EveryCounterAndMode
    @DisplayName("18 diotest1")
    void row18Copy(String counter, Mode mode) {
        int chunk = Sizes.of(8, 64) * KIB;
        int chunks = Sizes.of(20, 200);
        int size = chunk * chunks;
        try (Scene from = Scene.scripted(counter, file -> file.size(size).map(0, 0, size / BLOCK));
                Scene to = Scene.scripted(counter, file -> file)) {
            from.lay(0, Bytes.positions(0, size));
            Buffer buffer = from.buffer(chunk);
            for (long at = 0; at < size; at += chunk) {
                assertEquals(chunk, from.read(buffer.iovec(), at, mode));
                to.writeAll(buffer, at, mode);
            }
            Bytes.assertSame(Bytes.positions(0, size), to.content(), "the copy");
        }
    }

    @EveryCounterAndMode
    @DisplayName("21 diotest4: negative offset")
    void row21NegativeOffset(String counter, Mode mode) {
        try (Scene scene = file(counter)) {
            Buffer buffer = scene.buffer(BLOCK).fill(7);
            assertEquals(-EINVAL, scene.read(buffer.iovec(), -BLOCK, mode));
            assertEquals(-EINVAL, scene.write(buffer.iovec(), -BLOCK, mode));
            Bytes.assertAll(buffer.bytes(), 7, "the buffer");
            assertUntouched(scene);
        }
    }

    @EveryCounterAndMode
    @DisplayName("22 diotest4: odd count")
    void row22OddCount(String counter, Mode mode) {
        try (Scene scene = file(counter)) {
            Buffer buffer = scene.buffer(BLOCK).fill(7);
            for (int count : List.of(1, 100, SECTOR - 1, SECTOR + 1, BLOCK - 1)) {
                assertEquals(-EINVAL, scene.read(buffer.part(0, count), 0, mode), () -> "read of " + count);
                assertEquals(-EINVAL, scene.write(buffer.part(0, count), 0, mode), () -> "write of " + count);
            }
            Bytes.assertAll(buffer.bytes(), 7, "the buffer");
            assertTrue(scene.script().submitted().isEmpty(), "a bio was submitted");
            assertUntouched(scene);
        }
    }

    @EveryCounterAndMode
    @DisplayName("23 diotest4: read past the end")
    void row23ReadPastTheEnd(String counter, Mode mode) {
        try (Scene scene = file(counter)) {
            Buffer buffer = scene.buffer(BLOCK).fill(7);
            for (long offset : List.of((long) SIZE, SIZE + 512L, 10L * SIZE)) {
                assertEquals(0, scene.read(buffer.iovec(), offset, mode));
            }
            Bytes.assertAll(buffer.bytes(), 7, "the buffer");
            assertUntouched(scene);
        }
    }

    @EveryCounterAndMode
    @DisplayName("25 diotest4: buffer in an unmapped region")
    void row25UnmappedBuffer(String counter, Mode mode) {
        try (Scene scene = file(counter)) {
            Buffer buffer = scene.buffer(2 * BLOCK).fill(7);
            Iovec beyond = Iovec.of(buffer.memory, buffer.address + 16L * BLOCK, BLOCK);
            assertEquals(-EFAULT, scene.read(beyond, 0, mode));
            assertEquals(-EFAULT, scene.write(beyond, 0, mode));
            Iovec nowhere = Iovec.of(buffer.memory, 0, BLOCK);
            assertEquals(-EFAULT, scene.read(nowhere, 0, mode));
            assertEquals(-EFAULT, scene.write(nowhere, 0, mode));
            buffer.setBad(0, true);
            assertEquals(-EFAULT, scene.read(buffer.iovec(), 0, mode));
            assertEquals(-EFAULT, scene.write(buffer.iovec(), 0, mode));
            assertUntouched(scene);
        }
    }

    @EveryCounterAndMode
    @DisplayName("26 diotest4: misaligned buffer")
    void row26MisalignedBuffer(String counter, Mode mode) {
        try (Scene scene = file(counter)) {
            Buffer buffer = scene.buffer(2 * BLOCK).fill(7);
            for (int offset : List.of(1, 256, 511, 513)) {
                assertEquals(-EINVAL, scene.read(buffer.part(offset, BLOCK), 0, mode));
                assertEquals(-EINVAL, scene.write(buffer.part(offset, BLOCK), 0, mode));
            }
            Bytes.assertAll(buffer.bytes(), 7, "the buffer");
            assertUntouched(scene);
        }
    }

    @EveryCounterAndMode
    @DisplayName("27 diotest4: buffer in read-only memory")
    void row27ReadOnlyBuffer(String counter, Mode mode) {
        try (Scene scene = file(counter)) {
            Buffer buffer = scene.buffer(BLOCK).set(Bytes.positions(0, BLOCK));
            buffer.memory.setReadOnly(buffer.address);
            assertEquals(-EFAULT, scene.read(buffer.iovec(), BLOCK, mode));
            Bytes.assertSame(Bytes.positions(0, BLOCK), buffer.bytes(), "the read-only buffer");
            scene.writeAll(buffer, 0, mode);
            assertUntouched(scene);
        }
    }

    @EveryCounterAndMode
    @DisplayName("28 diotest5: readv and writev of 20 to 200 vectors, a hole in the middle")
    void row28Vectors(String counter, Mode mode) {
        int vectors = Sizes.of(20, 200);
        for (int bytesEach : List.of(SECTOR, BLOCK, BLOCK + SECTOR)) {
            int size = vectors * bytesEach;
            int blocks = (size + BLOCK - 1) / BLOCK;
            int hole = blocks / 2;
            try (Scene scene = Scene.scripted(
                    counter,
                    file -> file.size((long) blocks * BLOCK)
                            .map(0, 0, hole)
                            .map(hole + 1, hole + 5, blocks - hole - 1))) {
                scene.lay(0, hole * BLOCK, 0);
                scene.lay((hole + 1L) * BLOCK, (blocks - hole - 1) * BLOCK, 0);
                Buffer source = scene.buffer(size).set(Bytes.positions(0, size));
                assertEquals(size, scene.write(source.segments(vectors, bytesEach), 0, mode));
                Buffer target = scene.buffer(size);
                assertEquals(size, scene.read(target.segments(vectors, bytesEach), 0, mode));
                Bytes.assertSame(source.bytes(), target.bytes(), "read back in vectors of " + bytesEach);
            }
        }
    }
}
