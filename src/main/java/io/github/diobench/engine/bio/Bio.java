package io.github.diobench.engine.bio;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.memory.Page;
import java.util.Arrays;

/**
 * A transfer between one contiguous disk range and a vector of page fragments ({@code struct bio}, kernel-spec 1.4).
 *
 * <p>Life: the submitter prepares it, adds fragments and hands it to a device; from then on it belongs to the device until
 * {@link #complete}, which hands it to its {@link EndIo}. Bios are pooled by the request they belong to and never shared
 * between requests. Thread-safety: none needed, it has one owner at any time and every hand-over synchronises.
 */
public final class Bio {
    /** Bytes in a sector, the unit of {@link #sector}. */
    public static final int SECTOR_SIZE = 512;
    /** Binary logarithm of {@link #SECTOR_SIZE}. */
    public static final int SECTOR_SHIFT = 9;

    /** In {@link #status}: owned by the device. */
    private static final int IN_FLIGHT = 1;

    private final EndIo endIo;
    private BioVec[] vec = {new BioVec()};
    private int capacity;
    private int vecs;
    private int size;
    private long sector;
    private boolean write;
    private int status;
    private long dueNanos;
    private Bio next;

    /** What the device threw, until the owner takes it. */
    private Throwable failure;

    /**
     * Makes a bio that reports to one owner for life.
     *
     * @param endIo told of every completion
     */
    public Bio(EndIo endIo) {
        this.endIo = endIo;
    }

    /**
     * Empties the bio for a new transfer.
     *
     * @param firstSector where it begins on disk, in sectors of 512 bytes
     * @param isWrite the direction: to the device or from it
     * @param maxVecs the most fragments it may hold, at least 1
     */
    public void prepare(long firstSector, boolean isWrite, int maxVecs) {
        sector = firstSector;
        write = isWrite;
        capacity = maxVecs;
        vecs = 0;
        size = 0;
    }

    /**
     * Appends a page fragment.
     *
     * @return whether it fitted; if not, the bio is unchanged
     */
    public boolean add(Page page, int offset, int length) {
        int at = vecs;
        if (at == capacity) {
            return false;
        }
        if (at == vec.length) {
            grow();
        }
        BioVec added = vec[at];
        added.page = page;
        added.offset = offset;
        added.length = length;
        vecs = at + 1;
        size += length;
        return true;
    }

    /** Marks the bio as owned by the device; called by the submitter just before it hands the bio over. */
    public void markInFlight() {
        status = IN_FLIGHT;
    }

    /**
     * Ends the transfer; called by the device, exactly once per submission, on any thread.
     *
     * @param newStatus 0, or {@code -EIO}
     * @throws IllegalStateException if the bio is not in flight
     */
    public void complete(int newStatus) {
        if (status != IN_FLIGHT) {
            throw new IllegalStateException("bio at sector " + sector + " completed but not in flight");
        }
        status = newStatus;
        endIo.endIo(this); // the owner may reuse the bio at once: nothing of it is touched after this
    }

    /**
     * Ends the transfer with {@code -EIO}, because the device threw; called instead of {@link #complete}.
     *
     * @param thrown what it threw, for {@link #takeFailure}
     */
    public void fail(Throwable thrown) {
        failure = thrown;
        complete(-Errno.EIO);
    }

    /** What the device threw, told once; null if it threw nothing. For the owner of a bio with a status. */
    public Throwable takeFailure() {
        Throwable taken = failure;
        failure = null;
        return taken;
    }

    /** Whether the bio belongs to the device; for the submitter whose device threw. */
    public boolean isInFlight() {
        return status == IN_FLIGHT;
    }

    /** Marks every page as changed, for a read ({@code bio_set_pages_dirty}). */
    public void setPagesDirty() {
        for (int i = 0; i < vecs; i++) {
            vec[i].page.setDirty();
        }
    }

    /** Releases the pin of every fragment. */
    public void putPages() {
        for (int i = 0; i < vecs; i++) {
            vec[i].page.put();
        }
    }

    /** The first sector on disk. */
    public long sector() {
        return sector;
    }

    /** Whether bytes go to the device. */
    public boolean isWrite() {
        return write;
    }

    /** How many fragments there are. */
    public int vecs() {
        return vecs;
    }

    /** The page of fragment {@code i}. */
    public Page page(int i) {
        return vec[i].page;
    }

    /** Where fragment {@code i} begins in its page. */
    public int offset(int i) {
        return vec[i].offset;
    }

    /** The bytes of fragment {@code i}. */
    public int length(int i) {
        return vec[i].length;
    }

    /** The bytes of all fragments. */
    public int size() {
        return size;
    }

    /** 0 or {@code -EIO}; meaningful once completed. */
    public int status() {
        return status;
    }

    /** When a device with latency means to complete it, on {@link System#nanoTime}'s scale. */
    public long dueNanos() {
        return dueNanos;
    }

    /** Set by a device with latency while it owns the bio. */
    public void setDueNanos(long nanos) {
        dueNanos = nanos;
    }

    /** The bio after this one on the list of completed bios, or null. */
    public Bio next() {
        return next;
    }

    /** Links the bio in front of another one; for the owner of the list. */
    public void setNext(Bio bio) {
        next = bio;
    }

    @Override
    public String toString() {
        return (write ? "write" : "read") + " of " + size + " bytes at sector " + sector + " in " + vecs
                + " vecs, status " + Errno.toString(status);
    }

    private void grow() {
        int old = vec.length;
        vec = Arrays.copyOf(vec, Math.min(capacity, 4 * old));
        for (int i = old; i < vec.length; i++) {
            vec[i] = new BioVec();
        }
    }
}
