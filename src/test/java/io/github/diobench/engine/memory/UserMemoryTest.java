package io.github.diobench.engine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.Errno;
import org.junit.jupiter.api.Test;

/** The edges of an address space: what is the last page, what is past it, and who still holds a pin. */
final class UserMemoryTest {
    private static final int PAGES = 3;

    private final UserMemory memory = UserMemory.tracked(PAGES);
    private final Page[] pinned = new Page[8];

    @Test
    void every_page_can_be_reserved_and_not_one_more() {
        long first = memory.allocate(Page.SIZE);
        assertEquals(first + Page.SIZE, memory.allocate(2L * Page.SIZE));
        IllegalStateException full = assertThrows(IllegalStateException.class, () -> memory.allocate(1));
        assertEquals("1 bytes do not fit: 0 of 3 pages are left", full.getMessage());
    }

    @Test
    void nothing_can_be_reserved_and_less_than_nothing_cannot() {
        assertEquals(memory.allocate(0), memory.allocate(1));
        assertThrows(IllegalStateException.class, () -> memory.allocate(-Page.SIZE));
        IllegalStateException much =
                assertThrows(IllegalStateException.class, () -> memory.allocate((long) PAGES * Page.SIZE));
        assertEquals("12288 bytes do not fit: 2 of 3 pages are left", much.getMessage());
    }

    @Test
    void pinning_ends_at_the_last_page() {
        long first = memory.allocate((long) PAGES * Page.SIZE);
        assertEquals(2, memory.pin(first + Page.SIZE, 8, false, pinned));
        assertEquals(2, memory.pins());
        assertEquals(-Errno.EFAULT, memory.pin(first + (long) PAGES * Page.SIZE, 1, false, pinned));
        assertEquals(-Errno.EFAULT, memory.pin(first - 1, 1, false, pinned));
        assertEquals(1, pinned[0].pins());
        pinned[0].put();
        pinned[1].put();
        assertEquals(0, memory.pins());
        assertThrows(IllegalStateException.class, pinned[0]::put);
    }

    @Test
    void copying_ends_at_the_last_page() {
        long first = memory.allocate((long) PAGES * Page.SIZE);
        long last = first + (long) (PAGES - 1) * Page.SIZE;
        assertEquals(Page.SIZE, memory.copyFromUser(last, new byte[2 * Page.SIZE], 0, 2 * Page.SIZE));
        assertEquals(0, memory.copyToUser(first - Page.SIZE, new byte[1], 0, 1));
    }

    @Test
    void a_page_is_clean_until_it_is_marked() {
        Page page = Page.tracked();
        assertFalse(page.isDirty());
        page.setDirty();
        assertTrue(page.isDirty());
    }
}
