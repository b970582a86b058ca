package io.github.diobench.engine;

import io.github.diobench.engine.dio.FallbackPolicy;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request must come to if no device fails, told from the file as it was and the policies of kernel-spec 8.0, block by block
 * and without looking at the engine.
 */
final class Expectation {
    private static final int SECTOR = 512;

    /** A range of the file that bios carry, zeros around the request in new blocks included. */
    record Range(long from, long to) {}

    private final Request request;
    private final long size;
    private final long count;
    private final List<Range> onDisk = new ArrayList<>();

    /** Bytes the direct walk covers before it meets a hole or the end of the file. */
    private long direct;

    private boolean creates;
    private long value;

    private Expectation(Request request, long size) {
        this.request = request;
        this.size = size;
        this.count = request.count();
    }

    static Expectation of(Request request, FilePicture before, int poolFree, FallbackPolicy policy) {
        Expectation expected = new Expectation(request, before.size());
        expected.value = expected.refusal(poolFree);
        if (expected.value == 0 && expected.isDirect()) {
            expected.walk(before);
            expected.value = expected.valueOfWalk(policy);
        }
        return expected;
    }

    /** Whether the request is one that direct I/O is asked to do: well-formed, not empty, not a read beyond the end. */
    static boolean isWellFormed(Request request) {
        long bits = request.offset();
        for (int i = 0; i < request.iovec().segments(); i++) {
            bits |= request.iovec().base(i) | request.iovec().length(i);
        }
        return bits % SECTOR == 0 && request.offset() >= 0;
    }

    /** The answer, if nothing fails but user memory. */
    long value() {
        return value;
    }

    /** Bytes of the direct part, if nothing fails. */
    long direct() {
        return direct;
    }

    /** Whether the request reaches the direct walk at all. */
    boolean walks() {
        return isDirect() && (value >= 0 || value == -Errno.EFAULT);
    }

    /** Whether a write goes on through the page cache, if nothing fails. */
    boolean fallsBack() {
        return request.write() && walks() && value >= 0 && direct < count;
    }

    /** Whether blocks are allocated by the direct walk. */
    boolean creates() {
        return creates;
    }

    /** The ranges of the file that bios carry if nothing fails, in file order. */
    List<Range> onDisk() {
        return onDisk;
    }

    private boolean isDirect() {
        return count > 0 && (request.write() || request.offset() < size);
    }

    private long refusal(int poolFree) {
        if (!isWellFormed(request)) {
            return -Errno.EINVAL;
        }
        if (request.write() && request.offset() + count > FileIo.MAX_SIZE) {
            return -Errno.EFBIG;
        }
        return isDirect() && poolFree == 0 ? -Errno.ENOMEM : 0;
    }

    private void walk(FilePicture before) {
        int step = dioBlockSize();
        long offset = request.offset();
        boolean fresh = false; // whether the fs block looked at last was allocated for this request
        while (direct < count) {
            long at = offset + direct;
            int block = (int) (at / FilePicture.BLOCK);
            boolean mapped = before.diskOffset(block) >= 0;
            boolean continued = fresh && at % FilePicture.BLOCK != 0;
            if (!mapped && !continued) {
                boolean atEnd = request.write() ? at / step >= size / step : at / step >= (size + step - 1) / step;
                if (request.write() != atEnd) {
                    break; // a write at a hole inside the file, a read at its end
                }
            }
            fresh = !mapped && request.write();
            creates |= fresh;
            if (mapped || fresh) {
                boolean head = fresh && direct == 0;
                carry(head ? at - at % FilePicture.BLOCK : at, at + step);
            }
            direct += step;
        }
        long end = offset + direct;
        if (fresh && end % FilePicture.BLOCK != 0) {
            carry(end, (long) FilePicture.blocksOf(end) * FilePicture.BLOCK);
        }
    }

    private void carry(long from, long to) {
        int last = onDisk.size() - 1;
        if (last >= 0 && onDisk.get(last).to() == from) {
            onDisk.set(last, new Range(onDisk.get(last).from(), to));
        } else {
            onDisk.add(new Range(from, to));
        }
    }

    private int dioBlockSize() {
        Iovec iovec = request.iovec();
        long bits = request.offset();
        for (int i = 0; i < iovec.segments(); i++) {
            bits |= iovec.base(i) | iovec.length(i);
        }
        return bits % FilePicture.BLOCK == 0 ? FilePicture.BLOCK : SECTOR;
    }

    /** The walk looks at the page of a block before it looks at the block, so a fault at the hole or the end counts too. */
    private long valueOfWalk(FallbackPolicy policy) {
        long accessible = accessible();
        if (accessible < count && accessible <= direct) {
            return -Errno.EFAULT;
        }
        if (!request.write()) {
            return Math.min(direct, size - request.offset());
        }
        if (direct == count) {
            return count;
        }
        return policy == FallbackPolicy.REMAINDER ? Math.max(direct, accessible) : accessible;
    }

    /** The user bytes before the first page that faults. */
    private long accessible() {
        Iovec iovec = request.iovec();
        Page[] page = new Page[1];
        long done = 0;
        for (int i = 0; i < iovec.segments(); i++) {
            long end = iovec.base(i) + iovec.length(i);
            for (long at = iovec.base(i); at < end; at = at - at % Page.SIZE + Page.SIZE) {
                if (iovec.memory().pin(at, 1, !request.write(), page) < 0) {
                    return done + at - iovec.base(i);
                }
                page[0].put();
            }
            done += iovec.length(i);
        }
        return done;
    }
}
