package io.github.diobench.engine.scenario;

import static io.github.diobench.engine.Errno.EIO;
import static io.github.diobench.engine.scenario.Sizes.BLOCK;
import static io.github.diobench.engine.scenario.Sizes.KIB;
import static io.github.diobench.engine.scenario.Sizes.SECTOR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.When;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;

/** xfstests' {@code aio-dio-regress}: the rows in which the device fails, or that need one request only. */
class AioRegressTest {
    private static final Action OK = Action.ok(When.ON_WAIT);
    private static final Action FAIL = Action.fail(When.ON_WAIT);

    @EveryCounterAndMode
    @DisplayName("30 aio-dio-subblock-eof-read (generic/210)")
    void row30ReadAcrossAnOddEnd(String counter, Mode mode) {
        try (Scene scene = Scene.scripted(counter, file -> file.size(300).map(0, 3, 1))) {
            scene.lay(0, BLOCK, 0);
            scene.lay(0, Bytes.positions(0, 300));
            Buffer buffer = scene.buffer(BLOCK).fill(7);
            assertEquals(300, scene.read(buffer.iovec(), 0, mode));
            Bytes.assertSame(Bytes.positions(0, 300), buffer.bytes(0, 300), "what was read");
        }
    }

    @EveryCounterAndMode
    @DisplayName("48 aiocp with an error table inserted and removed (xfs/240, generic/252)")
    void row48CopyWithFailures(String counter, Mode mode) {
        int chunk = 16 * KIB;
        int size = Sizes.of(20, 500) * chunk;
        try (Scene from = Scene.scripted(
                        counter, file -> file.size(size).map(0, 0, size / BLOCK).runCap(2));
                Scene to = Scene.scripted(
                        counter, file -> file.size(size / 2).runCap(2).allocationGap(1))) {
            from.lay(0, Bytes.positions(0, size));
            Buffer buffer = from.buffer(chunk);
            int[] bios = {0};
            for (int at = 0; at < size; at += chunk) {
                from.script().restart((index, bio) -> bios[0]++ % 5 == 3 ? FAIL : OK);
                untilItWorks(chunk, from, buffer, at, mode, false);
                to.script().restart((index, bio) -> bios[0]++ % 5 == 3 ? FAIL : OK);
                untilItWorks(chunk, to, buffer, at, mode, true);
                to.script().restart((index, bio) -> OK);
            }
            Bytes.assertSame(Bytes.positions(0, size), to.content(), "the copy");
        }
    }

    private static void untilItWorks(int chunk, Scene scene, Buffer buffer, int at, Mode mode, boolean write) {
        long result = -EIO;
        for (int attempt = 0; result == -EIO; attempt++) {
            result = write ? scene.write(buffer.iovec(), at, mode) : scene.read(buffer.iovec(), at, mode);
            if (result == -EIO && write) {
                scene.script().restart((index, bio) -> OK);
                Bytes.assertNone(scene.content(), 0xff, "after attempt " + attempt + " at " + at);
            }
        }
        assertEquals(chunk, result);
    }

    @EveryCounterAndMode
    @DisplayName("49 generic/250, 252: a failed write exposes nothing")
    void row49FailedWriteExposesNothing(String counter, Mode mode) {
        int size = Sizes.of(64 * KIB, 8192 * KIB);
        try (Scene scene = Scene.scripted(counter, file -> file.size(size))) {
            Buffer buffer = scene.buffer(size).fill(0x5a);
            scene.script().restart((index, bio) -> FAIL);
            assertEquals(-EIO, scene.write(buffer.iovec(), size, mode), "an extending write");
            assertEquals(size, scene.file.size());
            assertEquals(0, scene.file.mappedBlocks(), "blocks of a failed extension");

            scene.script().failRwPage(true);
            assertEquals(-EIO, scene.write(buffer.part(0, BLOCK), 0, mode), "a write into a hole");
            scene.script().failRwPage(false);
            scene.script().restart((index, bio) -> OK);

            assertEquals(BLOCK, scene.write(buffer.part(0, BLOCK), 3L * size, mode), "a jump over what failed");
            byte[] content = scene.content();
            Bytes.assertEach(content, BLOCK, value -> value == 0 || value == 0x5a, "the hole that was to be filled");
            byte[] between = Arrays.copyOfRange(content, BLOCK, 3 * size);
            Bytes.assertAll(between, 0, "what was never written");
            assertEquals(0, scene.file.fsync());
        }
    }

    @EveryCounterAndMode
    @DisplayName("49 generic/250 in the block in which the file ends")
    void row49FailedWriteInTheLastBlock(String counter, Mode mode) {
        try (Scene scene =
                Scene.scripted(counter, file -> file.size(SECTOR).map(0, 0, 1).boundaryEvery(1))) {
            scene.lay(0, BLOCK, 0);
            scene.lay(0, SECTOR, 3);
            Buffer buffer = scene.buffer(2 * BLOCK).fill(0x5a);
            // The device fails on the second of two bios, so that the first has put bytes beyond the end of the file.
            scene.script().restart((index, bio) -> index == 0 ? OK : FAIL);
            assertEquals(-EIO, scene.write(buffer.part(0, 2 * BLOCK), SECTOR, mode));
            assertEquals(SECTOR, scene.file.size());
            scene.script().restart((index, bio) -> OK);
            assertEquals(0, scene.file.truncate(3 * BLOCK));
            byte[] content = scene.content();
            Bytes.assertAll(Arrays.copyOf(content, SECTOR), 3, "the file before its old end");
            Bytes.assertAll(Arrays.copyOfRange(content, SECTOR, 3 * BLOCK), 0, "the file after its old end");
        }
    }

    @EveryCounterAndMode
    @DisplayName("50 generic/329, 330: a temporary error does not stick")
    void row50TemporaryError(String counter, Mode mode) {
        int blocks = 80;
        int size = blocks * BLOCK;
        for (int failing : new int[] {0, 10, 70, 79}) {
            try (Scene scene = Scene.scripted(
                    counter,
                    file -> file.size(size).map(0, 0, blocks).boundaryEvery(1).poolSize(1))) {
                scene.lay(0, size, 1);
                Buffer buffer = scene.buffer(size).set(Bytes.positions(0, size));
                scene.script().restart((index, bio) -> index == failing ? FAIL : Action.ok(When.IN_SUBMIT));
                assertEquals(-EIO, scene.write(buffer.iovec(), 0, mode));
                scene.script().restart((index, bio) -> OK);
                assertEquals(size, scene.write(buffer.iovec(), 0, mode), "the second attempt");
                scene.script().restart((index, bio) -> index == failing ? FAIL : OK);
                assertEquals(-EIO, scene.read(buffer.iovec(), 0, mode));
                scene.script().restart((index, bio) -> OK);
                assertEquals(size, scene.read(buffer.iovec(), 0, mode), "the second attempt");
                Bytes.assertSame(Bytes.positions(0, size), scene.content(), "the file");
            }
        }
    }

    @EveryCounterAndMode
    @DisplayName("51 generic/361: an error, then unmount")
    void row51ErrorThenUnmount(String counter, Mode mode) {
        try (Scene scene = Scene.scripted(
                counter, file -> file.size(8 * BLOCK).map(0, 0, 8).runCap(1))) {
            scene.lay(0, 8 * BLOCK, 1);
            Buffer buffer = scene.buffer(8 * BLOCK).fill(2);
            scene.script().restart((index, bio) -> FAIL);
            scene.script().failRwPage(true);
            assertEquals(-EIO, scene.write(buffer.iovec(), 0, mode));
            assertEquals(-EIO, scene.write(buffer.iovec(), 4L * BLOCK, mode), "extending");
            assertEquals(-EIO, scene.read(buffer.iovec(), 0, mode));
            assertEquals(0, scene.file.dioCount(), "requests that would keep truncation waiting");
            assertEquals(0, scene.file.truncate(0), "truncation");
            assertEquals(0, scene.file.fsync());
        }
    }
}
