package io.github.diobench.engine.memory;

import io.github.diobench.engine.Errno;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The address space of a submitting process: pages behind addresses, some of them bad or read-only (kernel-spec 1.5).
 *
 * <p>Addresses begin at {@link #BASE}; what lies outside, and every page marked bad, faults. {@link #allocate} hands out fresh
 * page-aligned ranges; add the offset in the page that a test wants. The helpers that read and write bytes serve the program
 * that owns the memory and ignore bad and read-only marks, so that a test can look under a bad page.
 *
 * <p>Thread-safety: pinning and copying may run in any thread; allocating and marking must not run beside them.
 */
public final class UserMemory {
    /** The lowest address; below it everything faults, address 0 above all. */
    public static final long BASE = 1L << 20;

    private final Page[] pages;
    private final boolean[] bad;
    private int allocated;

    private UserMemory(int pageCount, Supplier<Page> pageMaker) {
        if (pageCount < 1) {
            throw new IllegalArgumentException("user memory needs at least one page, not " + pageCount);
        }
        this.pages = new Page[pageCount];
        this.bad = new boolean[pageCount];
        Arrays.setAll(pages, i -> pageMaker.get());
    }

    /**
     * Makes an address space of zero-filled pages that count their pins, see {@link Page}.
     *
     * @param pageCount its size in pages, at least 1
     */
    public static UserMemory tracked(int pageCount) {
        return new UserMemory(pageCount, Page::tracked);
    }

    /**
     * Makes an address space of zero-filled pages that do not count their pins, for measuring.
     *
     * @param pageCount its size in pages, at least 1
     */
    public static UserMemory untracked(int pageCount) {
        return new UserMemory(pageCount, Page::untracked);
    }

    /**
     * Reserves the next pages.
     *
     * @param bytes how many bytes are wanted, rounded up to whole pages
     * @return the address of the first, a multiple of the page size
     * @throws IllegalStateException if the address space is used up
     */
    public long allocate(long bytes) {
        long wanted = (bytes + Page.SIZE - 1) >>> Page.SHIFT;
        if (bytes < 0 || wanted > pages.length - allocated) {
            throw new IllegalStateException(bytes + " bytes do not fit: " + (pages.length - allocated) + " of "
                    + pages.length + " pages are left");
        }
        long address = BASE + ((long) allocated << Page.SHIFT);
        allocated += (int) wanted;
        return address;
    }

    /** Makes every access of the engine to the page at {@code address} fault, or stop faulting. */
    public void setBad(long address, boolean isBad) {
        bad[checkedIndex(address)] = isBad;
    }

    /** Replaces the page at {@code address} by a read-only copy: writing it to a file works, reading into it faults. */
    public void setReadOnly(long address) {
        int index = checkedIndex(address);
        pages[index] = pages[index].readOnlyCopy();
    }

    /**
     * Pins the leading pages that can be pinned ({@code get_user_pages}).
     *
     * @param address any address in the first page
     * @param count how many pages are wanted, at least 1
     * @param forWriting whether the request writes into the pages (a read request does)
     * @param into receives the pages from index 0
     * @return how many pages were pinned, from 1 to {@code count}, or {@code -EFAULT} if the first cannot be
     */
    public int pin(long address, int count, boolean forWriting, Page[] into) {
        long first = (address - BASE) >> Page.SHIFT;
        if (first < 0 || first >= pages.length) {
            return -Errno.EFAULT;
        }
        int start = (int) first;
        int limit = Math.min(count, pages.length - start);
        int pinned = 0;
        while (pinned < limit) {
            Page page = pages[start + pinned];
            if (bad[start + pinned] || (forWriting && page.isReadOnly())) {
                break;
            }
            page.get();
            into[pinned++] = page;
        }
        return pinned > 0 ? pinned : -Errno.EFAULT;
    }

    /**
     * Copies bytes out of user memory until the first fault ({@code copy_from_user}).
     *
     * @return how many bytes were copied, less than {@code length} if a page faulted
     */
    public int copyFromUser(long address, byte[] to, int offset, int length) {
        int done = 0;
        while (done < length) {
            Page page = accessible(address + done, false);
            if (page == null) {
                break;
            }
            int at = offsetInPage(address + done);
            int chunk = Math.min(length - done, Page.SIZE - at);
            System.arraycopy(page.data(), at, to, offset + done, chunk);
            done += chunk;
        }
        return done;
    }

    /**
     * Copies bytes into user memory until the first fault ({@code copy_to_user}).
     *
     * @return how many bytes were copied, less than {@code length} if a page faulted
     */
    public int copyToUser(long address, byte[] from, int offset, int length) {
        int done = 0;
        while (done < length) {
            Page page = accessible(address + done, true);
            if (page == null) {
                break;
            }
            int at = offsetInPage(address + done);
            int chunk = Math.min(length - done, Page.SIZE - at);
            System.arraycopy(from, offset + done, page.data(), at, chunk);
            done += chunk;
        }
        return done;
    }

    /** The program's own store: writes bytes whatever the pages' marks. */
    public void write(long address, byte[] bytes) {
        for (int done = 0; done < bytes.length; ) {
            int at = offsetInPage(address + done);
            int chunk = Math.min(bytes.length - done, Page.SIZE - at);
            System.arraycopy(bytes, done, pages[checkedIndex(address + done)].data(), at, chunk);
            done += chunk;
        }
    }

    /** The program's own load: reads bytes whatever the pages' marks. */
    public byte[] read(long address, int length) {
        byte[] bytes = new byte[length];
        for (int done = 0; done < length; ) {
            int at = offsetInPage(address + done);
            int chunk = Math.min(length - done, Page.SIZE - at);
            System.arraycopy(pages[checkedIndex(address + done)].data(), at, bytes, done, chunk);
            done += chunk;
        }
        return bytes;
    }

    /** Pins now held on all pages together; 0 in an untracked address space. */
    public int pins() {
        int pins = 0;
        for (Page page : pages) {
            pins += page.pins();
        }
        return pins;
    }

    /** The offset of an address in its page, 0 to 4095. */
    public static int offsetInPage(long address) {
        return (int) address & (Page.SIZE - 1);
    }

    private Page accessible(long address, boolean forWriting) {
        long index = (address - BASE) >> Page.SHIFT;
        if (index < 0 || index >= pages.length || bad[(int) index]) {
            return null;
        }
        Page page = pages[(int) index];
        return forWriting && page.isReadOnly() ? null : page;
    }

    private int checkedIndex(long address) {
        long index = (address - BASE) >> Page.SHIFT;
        if (index < 0 || index >= pages.length) {
            throw new IllegalArgumentException(
                    "address 0x" + Long.toHexString(address) + " is not in this user memory");
        }
        return (int) index;
    }
}
