package io.github.diobench.engine.bio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.memory.Page;
import org.junit.jupiter.api.Test;

/** A bio by itself: its vector, its size, and that it completes once. */
final class BioTest {
    private int completed;
    private final Bio bio = new Bio(done -> completed++);

    @Test
    void it_takes_as_many_fragments_as_it_may_and_adds_up_their_bytes() {
        bio.prepare(8, true, 6);
        Page[] pages = new Page[7];
        for (int i = 0; i < 6; i++) {
            pages[i] = Page.tracked();
            assertTrue(bio.add(pages[i], 512 * (i % 2), 512 * (i + 1)));
        }
        assertFalse(bio.add(Page.tracked(), 0, 512));
        assertEquals(6, bio.vecs());
        assertEquals(512 * 21, bio.size());
        for (int i = 0; i < 6; i++) {
            assertEquals(pages[i], bio.page(i));
            assertEquals(512 * (i + 1), bio.length(i));
        }
        assertEquals("write of 10752 bytes at sector 8 in 6 vecs, status 0", bio.toString());
    }

    @Test
    void a_bio_of_one_fragment_takes_one() {
        bio.prepare(0, false, 1);
        assertTrue(bio.add(Page.tracked(), 0, 512));
        assertFalse(bio.add(Page.tracked(), 0, 512));
        assertTrue(bio.toString().startsWith("read of 512 bytes at sector 0"), bio.toString());
    }

    @Test
    void it_marks_and_releases_every_page() {
        bio.prepare(0, false, 2);
        Page first = Page.tracked();
        Page second = Page.tracked();
        first.get();
        second.get();
        bio.add(first, 0, 512);
        bio.add(second, 0, 512);
        bio.setPagesDirty();
        bio.putPages();
        assertTrue(first.isDirty() && second.isDirty());
        assertEquals(0, first.pins() + second.pins());
    }

    @Test
    void it_completes_once() {
        bio.prepare(0, false, 1);
        bio.markInFlight();
        bio.complete(0);
        assertThrows(IllegalStateException.class, () -> bio.complete(0));
        assertEquals(1, completed);
    }

    @Test
    void it_keeps_when_it_is_due() {
        bio.setDueNanos(42);
        assertEquals(42, bio.dueNanos());
    }
}
