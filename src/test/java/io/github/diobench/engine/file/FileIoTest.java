package io.github.diobench.engine.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a file answers where the device, the range or the size is at fault; what direct requests do is in the outcome table. */
final class FileIoTest {
    private static final int BLOCK = 4096;
    private static final byte STALE = 0x5a;

    private final ScriptedDevice device = ScriptedDevice.onAnyThread(new DiskImage(1 << 20, STALE));
    private final UserMemory memory = UserMemory.untracked(4);
    private final long buffer = memory.allocate(2 * BLOCK);

    @Test
    void an_offset_or_size_out_of_range_is_refused() {
        FileIo file = open(2 * BLOCK);
        assertEquals(-Errno.EINVAL, file.read(memory, buffer, BLOCK, -BLOCK));
        assertEquals(-Errno.EINVAL, file.write(memory, buffer, BLOCK, -BLOCK));
        assertEquals(-Errno.EINVAL, file.readBuffered(memory, buffer, 1, -1));
        assertEquals(-Errno.EINVAL, file.writeBuffered(memory, buffer, 1, -1));
        assertEquals(-Errno.EINVAL, file.truncate(-1));
        assertEquals(-Errno.EFBIG, file.truncate(Long.MAX_VALUE));
        assertEquals(-Errno.EFBIG, file.write(memory, buffer, BLOCK, Long.MAX_VALUE & -BLOCK));
        assertEquals(-Errno.EFBIG, file.writeBuffered(memory, buffer, 2, Long.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> file.punchHole(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> file.punchHole(0, -1));
        file.punchHole(Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertEquals(2 * BLOCK, file.size());
    }

    @Test
    void a_buffered_read_fails_where_the_device_does_and_works_again_after_it() {
        FileIo file = open(2 * BLOCK);
        assertEquals(BLOCK, file.readBuffered(memory, buffer, BLOCK, 0));
        device.failRwPage(true);
        assertEquals(-Errno.EIO, file.readBuffered(memory, buffer, 1, BLOCK));
        assertEquals(BLOCK, file.readBuffered(memory, buffer, 2 * BLOCK, 0)); // the first page is cached
        device.failRwPage(false);
        assertEquals(2 * BLOCK, file.readBuffered(memory, buffer, 2 * BLOCK, 0));
        assertEquals(STALE, bytes(2 * BLOCK)[2 * BLOCK - 1]);
    }

    @Test
    void a_buffered_write_of_part_of_a_page_fails_where_the_page_cannot_be_read() {
        FileIo file = open(2 * BLOCK);
        device.failRwPage(true);
        assertEquals(-Errno.EIO, file.writeBuffered(memory, buffer, 10, 0));
        assertEquals(BLOCK, file.writeBuffered(memory, buffer, BLOCK, 0)); // the whole page need not be read
        assertEquals(-Errno.EIO, file.fsync());
        device.failRwPage(false);
        assertEquals(0, file.fsync());
        assertEquals(0, device.image().read(0, 1)[0]);
    }

    @Test
    void a_flush_that_fails_is_told_by_fsync() {
        FileIo file = open(2 * BLOCK);
        device.failFlush(true);
        assertEquals(-Errno.EIO, file.fsync());
        device.failFlush(false);
        assertEquals(0, file.fsync());
    }

    @Test
    void what_a_cached_page_holds_beyond_the_end_of_the_file_is_zero() {
        FileIo file = open(100);
        assertEquals(100, file.readBuffered(memory, buffer, BLOCK, 0));
        assertEquals(0, file.truncate(300));
        assertEquals(300, file.readBuffered(memory, buffer, BLOCK, 0));
        byte[] expected = new byte[300];
        Arrays.fill(expected, 0, 100, STALE);
        assertArrayEquals(expected, bytes(300));
    }

    @Test
    void a_shorter_file_cannot_be_had_from_a_device_that_fails_and_nothing_is_lost() {
        FileIo file = open(2 * BLOCK);
        assertEquals(BLOCK, file.writeBuffered(memory, buffer, BLOCK, 0)); // dirty, and must be written back first
        device.failRwPage(true);
        assertEquals(-Errno.EIO, file.truncate(100));
        assertEquals(2 * BLOCK, file.size());
        assertTrue(file.isMapped(1));
        device.failRwPage(false);
        assertEquals(0, file.truncate(100));
        assertEquals(100, file.size());
        assertFalse(file.isMapped(1));
    }

    @Test
    void a_direct_write_takes_the_place_of_what_was_cached() {
        FileIo file = open(2 * BLOCK);
        assertEquals(2 * BLOCK, file.readBuffered(memory, buffer, 2 * BLOCK, 0));
        long source = memory.allocate(BLOCK);
        assertEquals(BLOCK, file.write(Iovec.of(memory, source, BLOCK), BLOCK, null));
        assertEquals(2 * BLOCK, file.readBuffered(memory, buffer, 2 * BLOCK, 0));
        byte[] expected = new byte[2 * BLOCK];
        Arrays.fill(expected, 0, BLOCK, STALE);
        assertArrayEquals(expected, bytes(2 * BLOCK));
    }

    @Test
    void a_run_that_cannot_be_where_it_is_to_be_is_refused() {
        FileIoBuilder twice = FileIo.on(device).map(0, 0, 4).map(8, 3, 1);
        assertEquals(
                "disk block 3 holds file block 3 already",
                assertThrows(IllegalArgumentException.class, twice::open).getMessage());
        FileIoBuilder beyond = FileIo.on(device).map(0, 255, 2);
        assertEquals(
                "2 blocks from disk block 255 on are not within 0 to 255",
                assertThrows(IllegalArgumentException.class, beyond::open).getMessage());
    }

    private FileIo open(long size) {
        return FileIo.on(device).counter("spin").size(size).map(0, 0, 2).open();
    }

    private byte[] bytes(int length) {
        return memory.read(buffer, length);
    }
}
