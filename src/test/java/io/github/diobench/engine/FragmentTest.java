package io.github.diobench.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.Vec;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the walk cuts user pages into fragments of bios, and where it stops ({@code submit_page_section}, kernel-spec 1.6). */
final class FragmentTest {
    private static final int BLOCK = 4096;
    private static final int SECTOR = 512;
    private static final int MANY = 200;

    private final ScriptedDevice device = ScriptedDevice.onSubmitter(new DiskImage(1 << 22, (byte) 0));
    private final UserMemory memory = UserMemory.tracked(MANY);

    @Test
    void fragments_that_touch_in_memory_and_on_disk_are_one() {
        FileIo file = FileIo.on(device).size(BLOCK).map(0, 0, 1).open();
        long page = memory.allocate(BLOCK);
        Iovec iovec = Iovec.of(memory, page, SECTOR, page + SECTOR, 2 * SECTOR, page + 3 * SECTOR, SECTOR);
        assertEquals(4 * SECTOR, file.write(iovec, 2 * SECTOR, null));
        assertEquals(List.of(List.of(4 * SECTOR)), fragments());
    }

    @Test
    void fragments_that_touch_on_disk_alone_are_two_of_one_bio() {
        FileIo file = FileIo.on(device).size(BLOCK).map(0, 0, 1).open();
        long page = memory.allocate(BLOCK);
        Iovec iovec = Iovec.of(memory, page, SECTOR, page + 2 * SECTOR, SECTOR);
        assertEquals(2 * SECTOR, file.write(iovec, 0, null));
        assertEquals(List.of(List.of(SECTOR, SECTOR)), fragments());
    }

    @Test
    void fragments_that_touch_in_memory_alone_are_two_bios() {
        FileIo file =
                FileIo.on(device).size(2 * BLOCK).map(0, 0, 1).map(1, 7, 1).open();
        long page = memory.allocate(BLOCK);
        Iovec iovec = Iovec.of(memory, page, 2 * SECTOR);
        assertEquals(2 * SECTOR, file.write(iovec, BLOCK - SECTOR, null));
        assertEquals(List.of(List.of(SECTOR), List.of(SECTOR)), fragments());
    }

    /** PZ: zeros take the place of the page that faulted, and of that page alone. */
    @Test
    void only_the_page_that_faulted_is_covered_with_zeros() {
        FileIo file = FileIo.on(device).size(3 * BLOCK).map(0, 0, 3).open();
        long buffer = memory.allocate(3 * BLOCK);
        byte[] ones = new byte[3 * BLOCK];
        Arrays.fill(ones, (byte) 1);
        memory.write(buffer, ones);
        device.image().write(0, ones, 0, ones.length);
        memory.setBad(buffer + BLOCK, true);
        assertEquals(-Errno.EFAULT, file.write(Iovec.of(memory, buffer, 3 * BLOCK), 0, null));
        byte[] expected = ones.clone();
        Arrays.fill(expected, BLOCK, 2 * BLOCK, (byte) 0);
        byte[] disk = new byte[3 * BLOCK];
        device.image().read(0, disk, 0, disk.length);
        assertArrayEquals(expected, disk);
        assertEquals(0, memory.pins());
    }

    /** Every 64 bios the submitter looks at those that have completed, and goes no further than a failure. */
    @Test
    void a_failed_bio_ends_the_walk_of_a_long_request() {
        var builder = FileIo.on(device).counter("spin").size((long) MANY * BLOCK);
        for (int block = 0; block < MANY; block++) {
            builder.map(block, 2 * block, 1);
        }
        FileIo file = builder.open();
        device.restart((index, bio) -> index == 0 ? Action.fail(When.IN_SUBMIT) : Action.ok(When.IN_SUBMIT));
        long buffer = memory.allocate((long) MANY * BLOCK);
        assertEquals(-Errno.EIO, file.write(Iovec.of(memory, buffer, (long) MANY * BLOCK), 0, null));
        assertEquals(64, device.submitted().size());
        assertEquals(0, memory.pins());
    }

    private List<List<Integer>> fragments() {
        return device.submitted().stream()
                .map(bio -> bio.vecs().stream().map(Vec::length).toList())
                .toList();
    }
}
