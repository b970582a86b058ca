package io.github.diobench.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.Page;
import io.github.diobench.engine.memory.UserMemory;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Two direct writes to different sectors of one block: one is on its way to the device, the other meets a hole before the block and
 * goes on through the page cache, which reads and writes whole blocks.
 */
class SharedBlockTest {
    private static final int BLOCK = 4096;
    private static final int HALF = BLOCK / 2;
    private static final long PATIENCE_MILLIS = 100;

    @Test
    void neitherWriteIsLost() throws InterruptedException {
        ScriptedDevice disk = ScriptedDevice.onAnyThread(new DiskImage(1 << 20, (byte) 0));
        Thread completer = new Thread(() -> releaseSoon(disk), "completer");
        FileIo file =
                FileIo.on(new SlowDevice(disk)).size(2 * BLOCK).map(1, 0, 1).open();
        UserMemory memory = UserMemory.tracked(4);
        long sevens = filled(memory, HALF, (byte) 7);
        long nines = filled(memory, BLOCK, (byte) 9);
        disk.restart((index, bio) -> Action.ok(index == 0 ? When.HELD : When.IN_SUBMIT));
        AtomicLong delivered = new AtomicLong();

        assertEquals(-Errno.EIOCBQUEUED, file.write(Iovec.of(memory, sevens, HALF), BLOCK + HALF, delivered::set));
        completer.start();
        assertEquals(BLOCK, file.write(memory, nines, BLOCK, HALF));
        completer.join();

        assertEquals(HALF, delivered.get());
        long target = memory.allocate(BLOCK);
        assertEquals(BLOCK, file.read(memory, target, BLOCK, BLOCK));
        byte[] wanted = new byte[BLOCK];
        Arrays.fill(wanted, 0, HALF, (byte) 9);
        Arrays.fill(wanted, HALF, BLOCK, (byte) 7);
        assertArrayEquals(wanted, memory.read(target, BLOCK));
    }

    private static long filled(UserMemory memory, int bytes, byte value) {
        long address = memory.allocate(bytes);
        byte[] data = new byte[bytes];
        Arrays.fill(data, value);
        memory.write(address, data);
        return address;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void releaseSoon(ScriptedDevice disk) {
        pause(PATIENCE_MILLIS);
        disk.release(0);
    }

    /** Takes so long to read a page for the cache that the held write arrives meanwhile. */
    private static final class SlowDevice implements BlockDevice {
        private final ScriptedDevice disk;

        SlowDevice(ScriptedDevice disk) {
            this.disk = disk;
        }

        @Override
        public int rwPage(long sector, Page page, int offset, int length, boolean write) {
            int status = disk.rwPage(sector, page, offset, length, write);
            if (!write) {
                pause(2 * PATIENCE_MILLIS);
            }
            return status;
        }

        @Override
        public void submit(Bio bio) {
            disk.submit(bio);
        }

        @Override
        public boolean completesOnSubmitter() {
            return false;
        }

        @Override
        public int flush() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
