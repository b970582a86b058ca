package io.github.diobench.engine.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One page of memory: a user page, a page of the cache, or the zero page.
 *
 * <p>A <em>tracked</em> page counts its pins, so that an audit can show that every pin taken was released. Counting is an
 * atomic operation per page and would drown the accounting that diobench compares, so measured runs use untracked pages, on
 * which {@link #get} and {@link #put} do nothing.
 *
 * <p>Thread-safety: {@link #get} and {@link #put} may be called by any thread. The bytes have no synchronisation of their own:
 * whoever owns the request owns them, as with a real page under DMA.
 */
public final class Page {
    /** Bytes in a page. */
    public static final int SIZE = 4096;
    /** Binary logarithm of {@link #SIZE}. */
    public static final int SHIFT = 12;
    /** All zeros, shared by every request and never written; it takes the place of a user page that faulted. */
    public static final Page ZERO = new Page(false, true);

    private static final VarHandle PINS;

    static {
        try {
            PINS = MethodHandles.lookup().findVarHandle(Page.class, "pins", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final byte[] data = new byte[SIZE];
    private final boolean tracked;
    private final boolean readOnly;
    private boolean dirty;
    private int pins;

    private Page(boolean tracked, boolean readOnly) {
        this.tracked = tracked;
        this.readOnly = readOnly;
    }

    /** Makes a page of zeros that counts its pins. */
    public static Page tracked() {
        return new Page(true, false);
    }

    /** Makes a page of zeros that does not count its pins. */
    public static Page untracked() {
        return new Page(false, false);
    }

    /** Makes a page of the same bytes into which a read request faults; without pins. */
    Page readOnlyCopy() {
        Page copy = new Page(tracked, true);
        System.arraycopy(data, 0, copy.data, 0, SIZE);
        return copy;
    }

    /** Returns the page's bytes themselves, not a copy. */
    public byte[] data() {
        return data;
    }

    /** Whether a read request into this page faults. */
    public boolean isReadOnly() {
        return readOnly;
    }

    /** Takes one pin ({@code get_page}). */
    public void get() {
        if (tracked) {
            PINS.getAndAdd(this, 1);
        }
    }

    /**
     * Releases one pin ({@code put_page}).
     *
     * @throws IllegalStateException if a tracked page has no pin to release
     */
    public void put() {
        if (tracked && (int) PINS.getAndAdd(this, -1) <= 0) {
            throw new IllegalStateException("page released more often than it was pinned");
        }
    }

    /** Pins now held; 0 for an untracked page. */
    public int pins() {
        return (int) PINS.getVolatile(this);
    }

    /** Marks the page as changed by a read into it ({@code set_page_dirty}). */
    public void setDirty() {
        dirty = true;
    }

    /** Whether a read was directed into the page since it was made. */
    public boolean isDirty() {
        return dirty;
    }
}
