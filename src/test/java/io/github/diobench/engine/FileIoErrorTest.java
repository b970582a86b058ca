package io.github.diobench.engine;

import static io.github.diobench.engine.Errno.EIO;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.UserMemory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a file keeps when an operation on it fails, or lies far beyond its end. */
class FileIoErrorTest {
    private static final int BLOCK = 4096;

    private final ScriptedDevice device = ScriptedDevice.onSubmitter(new DiskImage(1 << 20, (byte) 0xff));
    private final UserMemory memory = UserMemory.tracked(16);
    private final long buffer = memory.allocate(4 * BLOCK);

    @Test
    void aTruncationThatCannotZeroTheLastBlockLosesNothing() {
        FileIo file = FileIo.on(device).size(4 * BLOCK).map(0, 0, 4).open();
        byte[] content = new byte[4 * BLOCK];
        Arrays.fill(content, (byte) 7);
        memory.write(buffer, content);
        assertEquals(4 * BLOCK, file.write(memory, buffer, 4 * BLOCK, 0));
        device.failRwPage(true);

        assertEquals(-EIO, file.truncate(BLOCK + 1000));

        device.failRwPage(false);
        assertEquals(4 * BLOCK, file.size());
        assertEquals(4, file.mappedBlocks());
        assertEquals(4 * BLOCK, file.read(memory, buffer, 4 * BLOCK, 0));
        assertArrayEquals(content, memory.read(buffer, 4 * BLOCK));
    }

    @Test
    void aBufferedReadFarBeyondTheEndReadsNothing() {
        FileIo file = FileIo.on(device).size(4 * BLOCK).map(0, 0, 4).open();

        assertEquals(0, file.readBuffered(memory, buffer, BLOCK, FileIo.MAX_SIZE));
    }
}
