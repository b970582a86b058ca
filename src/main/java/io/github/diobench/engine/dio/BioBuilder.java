package io.github.diobench.engine.dio;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.memory.Page;
import java.util.Arrays;

/**
 * Turns page fragments into bios and submits them (kernel-spec 2.4): one fragment is deferred so that its neighbour in the same
 * page can join it, a bio grows while the disk range is contiguous, and a synchronous request looks now and then, before a new bio,
 * what has become of the others. The submitter's alone.
 */
final class BioBuilder {
    /** New bios between two looks at those before. */
    private static final int REAP_EVERY = 64;

    private final Dio dio;
    private final BioCounter counter;
    private final BlockDevice device;
    private final Watch watch;
    private final int maxVecs;
    private Bio[] bios = new Bio[4];
    private int biosUsed;
    private Bio bio;
    private long endOfBio;
    private int capacity;
    private int sectorsPerBlockShift;
    private int blkbits;
    private int sinceReap;

    private Page page;
    private int offset;
    private int length;
    private long block;

    BioBuilder(Dio dio) {
        this.dio = dio;
        this.counter = dio.counter;
        this.device = dio.engine.device();
        this.watch = dio.engine.watch();
        this.maxVecs = dio.engine.maxVecs();
    }

    /**
     * Begins a request.
     *
     * @param newBlkbits binary logarithm of the dio block size
     * @param pagesInIo an upper bound of the fragments of the whole request
     */
    void begin(int newBlkbits, int pagesInIo) {
        blkbits = newBlkbits;
        sectorsPerBlockShift = newBlkbits - Bio.SECTOR_SHIFT;
        capacity = Math.min(pagesInIo, maxVecs);
        biosUsed = 0;
        bio = null;
        page = null;
        sinceReap = 0;
    }

    /**
     * Takes a fragment ({@code submit_page_section}).
     *
     * @param newPage the page, pinned by the caller, who keeps that pin
     * @param newBlock the dio block on disk
     * @param boundary whether to submit at once, because the file system reads metadata next
     * @return 0, or the errno of a bio that failed, seen on the way
     */
    int add(Page newPage, int newOffset, int newLength, long newBlock, boolean boundary) {
        if (newPage == page && newOffset == offset + length && newBlock == block + (length >> blkbits)) {
            length += newLength;
        } else {
            int error = page == null ? 0 : send();
            if (error != 0) {
                return error;
            }
            newPage.get();
            page = newPage;
            offset = newOffset;
            length = newLength;
            block = newBlock;
        }
        return boundary ? flush() : 0;
    }

    /**
     * Sends the deferred fragment and submits the bio under assembly.
     *
     * @return 0, or the errno of a bio that failed, seen on the way
     */
    int flush() {
        int error = page == null ? 0 : send();
        submit();
        return error;
    }

    /** Gives up what was not submitted, and its pins. */
    void abandon() {
        if (page != null) {
            page.put();
            page = null;
        }
        if (bio != null) {
            bio.putPages();
            bio = null;
        }
    }

    /** Forgets references to a finished request's bio; for checked mode. */
    void poison() {
        bio = null;
        page = null;
    }

    /** Moves the deferred fragment, and its pin, into a bio ({@code dio_send_cur_page}); on an error the fragment is dropped. */
    private int send() {
        if (bio != null && endOfBio != block) {
            submit();
        }
        if (bio == null || !bio.add(page, offset, length)) {
            submit();
            int error = reapNowAndThen();
            if (error != 0) {
                page.put();
                page = null;
                return error;
            }
            bio = newBio();
            bio.add(page, offset, length);
        }
        page = null;
        endOfBio = block + (length >> blkbits);
        return 0;
    }

    private Bio newBio() {
        if (biosUsed == bios.length) {
            bios = Arrays.copyOf(bios, 2 * biosUsed);
        }
        Bio next = bios[biosUsed];
        if (next == null) {
            next = new Bio(dio);
            bios[biosUsed] = next;
        }
        biosUsed++;
        next.prepare(block << sectorsPerBlockShift, dio.write, capacity);
        return next;
    }

    /** Takes a reference first: the device may complete the bio, and another thread may see that, before it returns (I16). */
    private void submit() {
        Bio submitting = bio;
        if (submitting == null) {
            return;
        }
        if (dio.async && !dio.write) {
            submitting.setPagesDirty();
        }
        submitting.markInFlight();
        counter.submit();
        bio = null;
        try {
            device.submit(submitting);
        } catch (Throwable e) {
            refused(submitting, e);
        }
        if (watch != null) {
            watch.submitReturned(dio);
        }
    }

    /** A device that throws has not taken the bio, if it has not completed it. */
    private void refused(Bio refused, Throwable thrown) {
        dio.threw("BlockDevice.submit", thrown);
        if (refused.isInFlight()) {
            refused.complete(-Errno.EIO);
        }
    }

    private int reapNowAndThen() {
        if (sinceReap++ < REAP_EVERY) {
            return 0;
        }
        sinceReap = 0;
        return dio.async ? 0 : dio.reap();
    }
}
