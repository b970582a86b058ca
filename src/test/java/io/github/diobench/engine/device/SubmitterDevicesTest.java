package io.github.diobench.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.memory.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The devices without threads of their own. */
final class SubmitterDevicesTest {
    private static final int SECTOR = 8;

    private int completed;
    private final Page page = Page.tracked();
    private final Bio bio = new Bio(done -> completed++);
    private final DiskImage image = new DiskImage(1 << 16, (byte) 7);

    @Test
    void the_inline_device_completes_at_once_and_moves_nothing() {
        InlineDevice device = new InlineDevice();
        device.submit(read());
        assertEquals(1, completed);
        assertEquals(0, page.data()[0]);
        assertTrue(device.completesOnSubmitter());
    }

    @Test
    void the_memory_device_moves_bytes_and_completes_at_once() {
        MemoryDevice device = new MemoryDevice(image);
        device.submit(read());
        assertEquals(1, completed);
        assertEquals(7, page.data()[511]);
        assertTrue(device.completesOnSubmitter());
        page.data()[0] = 9;
        assertEquals(0, device.rwPage(SECTOR, page, 0, 512, true));
        assertEquals(9, image.read(SECTOR * 512L, 1)[0]);
    }

    @Test
    void the_scripted_device_keeps_what_it_is_told_to_keep_until_it_is_closed() {
        ScriptedDevice device = ScriptedDevice.onSubmitter(image);
        assertTrue(device.completesOnSubmitter());
        assertFalse(ScriptedDevice.onAnyThread(image).completesOnSubmitter());
        device.restart((index, any) -> Action.ok(When.HELD));
        device.submit(read());
        assertEquals(List.of(0), device.held());
        assertThrows(IllegalStateException.class, () -> device.release(1));
        assertEquals(0, completed);
        device.close();
        assertEquals(1, completed);
        assertEquals(List.of(), device.held());
    }

    private Bio read() {
        bio.prepare(SECTOR, false, 1);
        bio.add(page, 0, 512);
        bio.markInFlight();
        return bio;
    }
}
