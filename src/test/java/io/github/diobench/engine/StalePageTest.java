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

/** A buffered reader that has read the device, but not yet cached what it read, when a queued direct write completes (I19). */
class StalePageTest {
    private static final int BLOCK = 4096;
    /** Long enough for a completer that does not wait for the reader; one that does waits longer. */
    private static final long PATIENCE_MILLIS = 200;

    @Test
    void isNotLeftInTheCache() throws InterruptedException {
        ScriptedDevice disk = ScriptedDevice.onAnyThread(new DiskImage(1 << 20, (byte) 0));
        CompletingDevice device = new CompletingDevice(disk);
        FileIo file = FileIo.on(device).size(BLOCK).map(0, 0, 1).open();
        UserMemory memory = UserMemory.tracked(2);
        long source = memory.allocate(BLOCK);
        long target = memory.allocate(BLOCK);
        byte[] fresh = new byte[BLOCK];
        Arrays.fill(fresh, (byte) 7);
        memory.write(source, fresh);
        disk.restart((index, bio) -> Action.ok(When.HELD));
        AtomicLong delivered = new AtomicLong();

        assertEquals(-Errno.EIOCBQUEUED, file.write(Iovec.of(memory, source, BLOCK), 0, delivered::set));
        assertEquals(BLOCK, file.readBuffered(memory, target, BLOCK, 0));
        device.completer.join();

        assertEquals(BLOCK, delivered.get());
        assertEquals(BLOCK, file.readBuffered(memory, target, BLOCK, 0));
        assertArrayEquals(fresh, memory.read(target, BLOCK), "read after the write was delivered");
    }

    /** Completes the held write, on a thread of its own, when the page cache has read a page and has not yet gone on. */
    private static final class CompletingDevice implements BlockDevice {
        private final ScriptedDevice disk;
        private final Thread completer;

        CompletingDevice(ScriptedDevice disk) {
            this.disk = disk;
            this.completer = new Thread(disk::releaseAll, "completer");
        }

        @Override
        public int rwPage(long sector, Page page, int offset, int length, boolean write) {
            int status = disk.rwPage(sector, page, offset, length, write);
            if (completer.getState() != Thread.State.NEW) {
                return status;
            }
            completer.start();
            try {
                completer.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
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
