package io.github.diobench.engine.device;

import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.memory.Page;
import java.util.Arrays;

/**
 * The bytes of a disk, in memory. What was never written reads as a stale byte, so that an engine which exposes unwritten blocks
 * is caught (kernel-spec I10).
 *
 * <p>Thread-safety: transfers of different sectors may run at once. Transfers of the same sector are not ordered against each
 * other, as on a real disk; whoever observes a completion sees the bytes it moved, by the synchronisation that told it.
 */
public final class DiskImage {
    private static final int CHUNK_SHIFT = 16;
    private static final int CHUNK_SIZE = 1 << CHUNK_SHIFT;

    private final byte[][] chunks;
    private final byte stale;

    /**
     * Makes a disk full of stale bytes.
     *
     * @param bytes its size, at least 1; memory is taken as sectors are touched
     * @param stale what unwritten bytes read as
     */
    public DiskImage(long bytes, byte stale) {
        if (bytes < 1 || bytes > 1L << 40) {
            throw new IllegalArgumentException("a disk has 1 byte to 1 TiB, not " + bytes);
        }
        this.chunks = new byte[(int) ((bytes + CHUNK_SIZE - 1) >> CHUNK_SHIFT)][];
        this.stale = stale;
    }

    /** The size, rounded up to the unit in which memory is taken. */
    public long bytes() {
        return (long) chunks.length << CHUNK_SHIFT;
    }

    /** Moves all fragments of a bio. */
    public void transfer(Bio bio) {
        long at = bio.sector() << Bio.SECTOR_SHIFT;
        for (int i = 0; i < bio.vecs(); i++) {
            byte[] data = bio.page(i).data();
            if (bio.isWrite()) {
                write(at, data, bio.offset(i), bio.length(i));
            } else {
                read(at, data, bio.offset(i), bio.length(i));
            }
            at += bio.length(i);
        }
    }

    /** Moves part of a page. */
    public void transfer(long sector, Page page, int offset, int length, boolean write) {
        if (write) {
            write(sector << Bio.SECTOR_SHIFT, page.data(), offset, length);
        } else {
            read(sector << Bio.SECTOR_SHIFT, page.data(), offset, length);
        }
    }

    /**
     * Copies bytes onto the disk.
     *
     * @param at the first byte on disk
     */
    public void write(long at, byte[] from, int offset, int length) {
        for (int done = 0; done < length; ) {
            byte[] chunk = chunk(at + done);
            int inChunk = (int) (at + done) & (CHUNK_SIZE - 1);
            int step = Math.min(length - done, CHUNK_SIZE - inChunk);
            System.arraycopy(from, offset + done, chunk, inChunk, step);
            done += step;
        }
    }

    /**
     * Copies bytes off the disk.
     *
     * @param at the first byte on disk
     */
    public void read(long at, byte[] to, int offset, int length) {
        for (int done = 0; done < length; ) {
            byte[] chunk = chunk(at + done);
            int inChunk = (int) (at + done) & (CHUNK_SIZE - 1);
            int step = Math.min(length - done, CHUNK_SIZE - inChunk);
            System.arraycopy(chunk, inChunk, to, offset + done, step);
            done += step;
        }
    }

    /** A copy of a range, for looking at. */
    public byte[] read(long at, int length) {
        byte[] bytes = new byte[length];
        read(at, bytes, 0, length);
        return bytes;
    }

    private byte[] chunk(long at) {
        long index = at >> CHUNK_SHIFT;
        if (at < 0 || index >= chunks.length) {
            throw new IllegalArgumentException("byte " + at + " is beyond the disk of " + bytes() + " bytes");
        }
        byte[] chunk = chunks[(int) index];
        return chunk != null ? chunk : makeChunk((int) index);
    }

    private synchronized byte[] makeChunk(int index) {
        if (chunks[index] == null) {
            byte[] fresh = new byte[CHUNK_SIZE];
            Arrays.fill(fresh, stale);
            chunks[index] = fresh;
        }
        return chunks[index];
    }
}
