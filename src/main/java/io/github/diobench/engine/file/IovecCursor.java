package io.github.diobench.engine.file;

import io.github.diobench.engine.memory.Iovec;

/** A position in user buffers from which bytes are copied in order; the answer to bugs B1 and B1b. */
final class IovecCursor {
    private final Iovec iovec;
    private int segment;
    private long offsetInSegment;

    IovecCursor(Iovec iovec, long skip) {
        this.iovec = iovec;
        advance(skip);
    }

    int segment() {
        return segment;
    }

    long offsetInSegment() {
        return offsetInSegment;
    }

    /** Copies up to {@code length} bytes and moves on by what was copied, which is less at a fault. */
    int copyFromUser(byte[] to, int length) {
        int done = 0;
        while (done < length) {
            int chunk = (int) Math.min(length - done, iovec.length(segment) - offsetInSegment);
            int copied = iovec.memory().copyFromUser(iovec.base(segment) + offsetInSegment, to, done, chunk);
            done += copied;
            advance(copied);
            if (copied < chunk) {
                break;
            }
        }
        return done;
    }

    private void advance(long bytes) {
        offsetInSegment += bytes;
        while (segment < iovec.segments() && offsetInSegment >= iovec.length(segment)) {
            offsetInSegment -= iovec.length(segment);
            segment++;
        }
    }
}
