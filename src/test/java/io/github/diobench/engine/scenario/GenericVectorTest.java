package io.github.diobench.engine.scenario;

import static io.github.diobench.engine.Errno.EFAULT;
import static io.github.diobench.engine.scenario.Sizes.BLOCK;
import static io.github.diobench.engine.scenario.Sizes.KIB;
import static io.github.diobench.engine.scenario.Sizes.MIB;
import static io.github.diobench.engine.scenario.Sizes.SECTOR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;

/** xfstests' generic tests that are a fixed script of requests, one after the other. */
class GenericVectorTest {
    @EveryCounterAndMode
    @DisplayName("56 generic/130: block hole")
    void row56BlockHole(String counter, Mode mode) {
        try (Scene scene = Scene.scripted(counter, file -> file)) {
            scene.writeAll(scene.buffer(BLOCK).fill('a'), 0, mode);
            scene.writeAll(scene.buffer(BLOCK).fill('b'), 2 * BLOCK, mode);
            assertContent(scene, part('a', BLOCK), part(0, BLOCK), part('b', BLOCK));
            scene.writeAll(scene.buffer(2 * BLOCK).fill('c'), BLOCK, mode);
            assertContent(scene, part('a', BLOCK), part('c', 2 * BLOCK));
        }
    }

    @EveryCounterAndMode
    @DisplayName("56 generic/130: buffered and direct coherency")
    void row56Coherency(String counter, Mode mode) {
        try (Scene scene = Scene.scripted(counter, file -> file)) {
            scene.writeBuffered(Bytes.of('a', 2 * BLOCK), 0);
            Bytes.assertAll(scene.direct(0, 2 * BLOCK), 'a', "written through the cache, read directly");
            scene.writeAll(scene.buffer(BLOCK).fill('b'), BLOCK, mode);
            Bytes.assertAll(scene.buffered(BLOCK, BLOCK), 'b', "written directly, read through the cache");
            scene.writeBuffered(Bytes.of('c', 100), BLOCK + 100);
            scene.writeAll(scene.buffer(SECTOR).fill('d'), BLOCK + 2 * SECTOR, mode);
            assertContent(
                    scene,
                    part('a', BLOCK),
                    part('b', 100),
                    part('c', 100),
                    part('b', 2 * SECTOR - 200),
                    part('d', SECTOR),
                    part('b', BLOCK - 3 * SECTOR));
        }
    }

    @EveryCounterAndMode
    @DisplayName("56 generic/130: direct reads and writes at the end")
    void row56AtTheEnd(String counter, Mode mode) {
        try (Scene scene = Scene.scripted(counter, file -> file)) {
            Buffer buffer = scene.buffer(4 * BLOCK).fill('a');
            scene.writeAll(buffer, 0, mode);
            assertEquals(BLOCK, scene.read(buffer.iovec(), 3L * BLOCK, mode), "a read across the end");
            assertEquals(0, scene.read(buffer.iovec(), 4L * BLOCK, mode), "a read at the end");
            scene.writeAll(scene.buffer(BLOCK).fill('b'), 4 * BLOCK, mode);
            scene.writeAll(scene.buffer(2 * BLOCK).fill('c'), 4 * BLOCK, mode);
            assertContent(scene, part('a', 4 * BLOCK), part('c', 2 * BLOCK));
        }
    }

    @EveryCounterAndMode
    @DisplayName("56 generic/130: zeros beyond an odd end")
    void row56EndZeroing(String counter, Mode mode) {
        try (Scene scene = Scene.scripted(counter, file -> file)) {
            scene.writeBuffered(Bytes.of('a', 7 * SECTOR + 19), 0);
            scene.writeAll(scene.buffer(BLOCK).fill('b'), BLOCK, mode);
            assertContent(scene, part('a', 7 * SECTOR + 19), part(0, SECTOR - 19), part('b', BLOCK));
            assertEquals(0, scene.file.truncate(BLOCK + 100));
            assertEquals(0, scene.file.truncate(2 * BLOCK));
            assertContent(
                    scene, part('a', 7 * SECTOR + 19), part(0, SECTOR - 19), part('b', 100), part(0, BLOCK - 100));
        }
    }

    @EveryCounterAndMode
    @DisplayName("56 generic/130: zeros around a part of a block")
    void row56SubBlockZeroing(String counter, Mode mode) {
        try (Scene scene = Scene.scripted(counter, file -> file)) {
            scene.writeAll(scene.buffer(SECTOR).fill('a'), 3 * SECTOR, mode);
            scene.writeAll(scene.buffer(SECTOR).fill('b'), BLOCK + SECTOR, mode);
            assertContent(
                    scene, part(0, 3 * SECTOR), part('a', SECTOR), part(0, BLOCK - 3 * SECTOR), part('b', SECTOR));
            assertEquals(0, scene.file.truncate(3 * BLOCK));
            scene.writeAll(scene.buffer(SECTOR).fill('c'), 2 * BLOCK + SECTOR, mode);
            byte[] last = Arrays.copyOfRange(scene.content(), 2 * BLOCK, 3 * BLOCK);
            Bytes.assertAll(Arrays.copyOf(last, SECTOR), 0, "before a part of a hole");
            Bytes.assertAll(Arrays.copyOfRange(last, SECTOR, 2 * SECTOR), 'c', "a part of a hole");
            Bytes.assertAll(Arrays.copyOfRange(last, 2 * SECTOR, BLOCK), 0, "after a part of a hole");
        }
    }

    @EveryCounterAndMode
    @DisplayName("64 generic/362 (dio-append-buf-fault)")
    void row64AppendWithAFault(String counter, Mode mode) {
        for (int bad = 0; bad < 4; bad++) {
            int runCap = 1 + bad % 2;
            try (Scene scene = Scene.scripted(
                    counter, file -> file.size(BLOCK).map(0, 0, 1).runCap(runCap))) {
                scene.lay(0, BLOCK, 'o');
                Buffer buffer = scene.buffer(4 * BLOCK).set(Bytes.positions(0, 4 * BLOCK));
                buffer.setBad(bad, true);
                assertEquals(-EFAULT, scene.write(buffer.iovec(), scene.file.size(), mode));
                assertEquals(BLOCK, scene.file.size(), "the size after a fault");
                buffer.setBad(bad, false);
                scene.writeAll(buffer, scene.file.size(), mode);
                assertContent(scene, part('o', BLOCK), Bytes.positions(0, 4 * BLOCK));
            }
        }
    }

    @EveryCounterAndMode
    @DisplayName("66 generic/708 (dio-buf-fault): only the first page resident")
    void row66PagesComeOneByOne(String counter, Mode mode) {
        int pages = Sizes.of(32, 2 * MIB / BLOCK);
        int size = pages * BLOCK;
        try (Scene scene = Scene.scripted(counter, file -> file.size(size).map(0, 0, pages / 2))) {
            scene.lay(0, size / 2, 0);
            Buffer buffer = scene.buffer(size).set(Bytes.positions(0, size));
            for (int page = 1; page < pages; page++) {
                buffer.setBad(page, true);
            }
            for (int page = 1; page <= pages / 2; page++) {
                assertEquals(-EFAULT, scene.write(buffer.iovec(), 0, mode), "with " + page + " pages");
                buffer.setBad(page, false);
            }
            for (int page = pages / 2 + 1; page < pages; page++) {
                assertEquals((long) page * BLOCK, scene.write(buffer.iovec(), 0, mode), "a fault in the buffered part");
                buffer.setBad(page, false);
            }
            scene.writeAll(buffer, 0, mode);
            assertContent(scene, buffer.bytes());
        }
    }

    @EveryCounterAndMode
    @DisplayName("71 generic/214, 226: unwritten blocks, and rewriting that leaks none")
    void row71BlocksAreAccountedFor(String counter, Mode mode) {
        int size = Sizes.of(64 * KIB, 64 * MIB);
        try (Scene scene = Scene.scripted(counter, file -> file.size(size))) {
            Bytes.assertAll(scene.content(), 0, "a file of holes");
            Buffer buffer = scene.buffer(size);
            for (int round = 1; round <= Sizes.of(10, 50); round++) {
                scene.writeAll(buffer.fill(round), 0, mode);
                assertEquals(size / BLOCK, scene.file.mappedBlocks());
                buffer.setBad(size / BLOCK - 1, true);
                assertEquals(-EFAULT, scene.write(buffer.iovec(), size, mode));
                buffer.setBad(size / BLOCK - 1, false);
                assertEquals(size / BLOCK, scene.file.mappedBlocks(), "blocks after a failed extension");
                if (round % 3 == 0) {
                    scene.file.punchHole(0, size / BLOCK / 2);
                    assertEquals(size / BLOCK / 2, scene.file.mappedBlocks());
                }
            }
            assertEquals(0, scene.file.truncate(0));
            assertEquals(0, scene.file.mappedBlocks());
        }
    }

    private static byte[] part(int value, int length) {
        return Bytes.of(value, length);
    }

    private static void assertContent(Scene scene, byte[]... parts) {
        byte[] expected =
                new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, expected, at, part.length);
            at += part.length;
        }
        Bytes.assertSame(expected, scene.content(), "the file");
    }
}
