package io.github.diobench.engine.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DiskImageTest {
    private static final int UNIT = 1 << 16;
    private static final byte STALE = 0x5a;

    @Test
    void its_size_is_rounded_up() {
        assertEquals(UNIT, new DiskImage(1, STALE).bytes());
        assertEquals(UNIT, new DiskImage(UNIT, STALE).bytes());
        assertEquals(2 * UNIT, new DiskImage(UNIT + 1, STALE).bytes());
    }

    @Test
    void a_size_out_of_range_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new DiskImage(0, STALE));
        assertThrows(IllegalArgumentException.class, () -> new DiskImage((1L << 40) + 1, STALE));
    }

    @Test
    void what_was_written_is_read_back_and_what_was_not_is_stale() {
        DiskImage image = new DiskImage(3 * UNIT, STALE);
        byte[] content = new byte[UNIT + 1000];
        new SplittableRandom(3).nextBytes(content);
        image.write(UNIT - 500, content, 0, content.length);
        byte[] expected = new byte[3 * UNIT];
        Arrays.fill(expected, STALE);
        System.arraycopy(content, 0, expected, UNIT - 500, content.length);
        assertArrayEquals(expected, image.read(0, 3 * UNIT));
    }

    @Test
    void what_lies_beyond_its_end_is_refused() {
        DiskImage image = new DiskImage(UNIT, STALE);
        image.read(UNIT - 1, 1);
        assertThrows(IllegalArgumentException.class, () -> image.read(UNIT, 1));
        assertThrows(IllegalArgumentException.class, () -> image.read(-1, 1));
    }
}
