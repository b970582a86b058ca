package io.github.diobench.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Two writes to different sectors of one block, of which one goes through the page cache (xfstests generic/538, 551). */
class SharedBlockTest {
    private static final int BLOCK = 4096;
    private static final int SECTOR = 512;

    @Test
    void aFallbackDoesNotReadABlockToWhichADirectWriteIsOnItsWay() throws InterruptedException {
        ScriptedDevice device = new ScriptedDevice(new DiskImage(1 << 20, (byte) 0xff), false);
        FileIo file = FileIo.on(device).size(2 * BLOCK).map(1, 1, 1).open();
        UserMemory memory = new UserMemory(4, false);
        long buffer = memory.allocate(4 * BLOCK);
        byte[] old = new byte[BLOCK];
        device.image().write(BLOCK, old, 0, BLOCK);
        memory.write(buffer, bytes(1, 2 * BLOCK));
        AtomicLong delivered = new AtomicLong();
        device.restart((index, bio) -> Action.ok(When.HELD));
        Iovec lastSector = Iovec.of(memory, buffer, SECTOR);
        assertEquals(-Errno.EIOCBQUEUED, file.write(lastSector, 2 * BLOCK - SECTOR, delivered::set));

        AtomicLong written = new AtomicLong();
        Thread fallingBack = new Thread(() -> written.set(file.write(memory, buffer, BLOCK + SECTOR, 0)));
        fallingBack.setDaemon(true);
        fallingBack.start();
        while (fallingBack.isAlive() && fallingBack.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertTrue(fallingBack.isAlive(), "the fallback does not wait for the write in its last block");
        device.releaseAll();
        fallingBack.join(30_000);

        assertEquals(SECTOR, delivered.get());
        assertEquals(BLOCK + SECTOR, written.get());
        device.restart((index, bio) -> Action.ok(When.ON_WAIT));
        assertEquals(2 * BLOCK, file.read(memory, buffer, 2 * BLOCK, 0));
        byte[] expected = bytes(1, 2 * BLOCK);
        Arrays.fill(expected, BLOCK + SECTOR, 2 * BLOCK - SECTOR, (byte) 0);
        assertArrayEquals(expected, memory.read(buffer, 2 * BLOCK));
    }

    private static byte[] bytes(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
