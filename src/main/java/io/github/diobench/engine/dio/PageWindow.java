package io.github.diobench.engine.dio;

import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.Page;
import io.github.diobench.engine.memory.UserMemory;

/**
 * The pinned user pages of one segment, up to 64 at a time ({@code dio_get_page}, {@code dio_refill_pages}). Every page handed out
 * carries one pin, which passes to the caller; {@link #release} drops those never handed out. The submitter's alone.
 */
final class PageWindow {
    private static final int DIO_PAGES = 64;

    private final Page[] pages = new Page[DIO_PAGES];
    private UserMemory memory;
    private boolean forWriting;
    private long address;
    private int unpinned;
    private int head;
    private int tail;

    /** Begins a segment; nothing is pinned yet. */
    void begin(Iovec iovec, int segment, boolean readsIntoPages) {
        memory = iovec.memory();
        forWriting = readsIntoPages;
        address = iovec.base(segment);
        long span = UserMemory.offsetInPage(address) + iovec.length(segment) + Page.SIZE - 1;
        unpinned = (int) (span >>> Page.SHIFT);
        head = 0;
        tail = 0;
    }

    /** The next page of the segment, pinned, or null if it faults. */
    Page next() {
        return head < tail || refill() ? pages[head++] : null;
    }

    /** Steps over the page that faulted. */
    void skip() {
        address += Page.SIZE;
        unpinned--;
    }

    /** Unpins the pages not handed out. */
    void release() {
        while (head < tail) {
            pages[head++].put();
        }
    }

    private boolean refill() {
        int pinned = memory.pin(address, Math.min(unpinned, DIO_PAGES), forWriting, pages);
        if (pinned < 0) {
            return false;
        }
        address += (long) pinned << Page.SHIFT;
        unpinned -= pinned;
        head = 0;
        tail = pinned;
        return true;
    }
}
