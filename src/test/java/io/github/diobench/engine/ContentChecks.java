package io.github.diobench.engine;

import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.dio.FallbackPolicy;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Iovec;
import java.util.Arrays;

/** The part of the standing audit that looks at bytes: the file before and after, the user's buffers, the cache, the size. */
final class ContentChecks {
    private final FileIo file;
    private final FilePicture before;
    private final FilePicture after;
    private byte[] userBefore = new byte[0];
    private Request request;
    private Verdict verdict;

    ContentChecks(FileIo file, ScriptedDevice device) {
        this.file = file;
        this.before = new FilePicture(file, device);
        this.after = new FilePicture(file, device);
    }

    void before(Request newRequest) {
        request = newRequest;
        before.take(endOfInterest());
        userBefore = userBytes();
    }

    FilePicture pictureBefore() {
        return before;
    }

    /** Looks at the file once the request is over. */
    FilePicture after() {
        after.take(endOfInterest());
        return after;
    }

    void run(Verdict newVerdict) {
        verdict = newVerdict;
        if (!verdict.expected.walks()) {
            nothingChanged();
        } else if (request.write()) {
            size();
            written();
            cache();
        } else {
            nothingInTheFileChanged();
            read();
        }
        verdict.check(after.mappedBeyondSize() <= before.mappedBeyondSize(), "I10: blocks are mapped beyond i_size");
        verdict.check(
                !before.isTailZero() || verdict.deviceFails || after.isTailZero(),
                "I10: bytes on disk after the end of the file");
    }

    private void nothingChanged() {
        nothingInTheFileChanged();
        boolean writesBackFirst = verdict.expected.value() == -Errno.ENOMEM;
        verdict.check(
                writesBackFirst || before.dirtyPages() == after.dirtyPages(),
                "I15: a refused request wrote pages back");
        verdict.check(
                writesBackFirst || before.cachedPages() == after.cachedPages(), "I15: a refused request dropped pages");
        verdict.equal(-1, Arrays.mismatch(userBefore, userBytes()), "I15: a refused request changed user memory at");
    }

    private void nothingInTheFileChanged() {
        verdict.equal(before.size(), after.size(), "I13: i_size");
        verdict.equal(-1, after.mismatch(before, 0, after.size()), "I8: the file changed at");
    }

    private void size() {
        long end = request.offset() + verdict.moved();
        long wanted = verdict.moved() > 0 ? Math.max(before.size(), end) : before.size();
        if (!verdict.deviceFails) {
            verdict.equal(wanted, after.size(), "I13: i_size");
        }
        verdict.check(after.size() >= before.size(), "I13: i_size shrank");
        verdict.equal(after.size(), verdict.trace.sizeWhenVisible, "I13: i_size when the answer became visible");
    }

    private void written() {
        long offset = request.offset();
        long limit = after.size();
        long goodEnd = offset + verdict.moved();
        long end = Math.min(offset + request.count(), limit);
        verdict.equal(-1, changed(0, Math.min(offset, limit)), "I8: before the request the file changed at");
        verdict.equal(-1, changed(end, limit), "I8: after the request the file changed, " + end + " +");
        verdict.equal(
                -1, after.mismatch(userBefore, offset, goodEnd, 0), "I8: bytes written differ from the user's at");
        if (verdict.value >= 0 && !verdict.deviceFails) {
            verdict.equal(-1, changed(goodEnd, end), "I8: beyond what was written the file changed at");
        } else {
            for (long at = goodEnd; at < end; at++) {
                byte now = after.at(at);
                boolean explained =
                        now == before.at(at) || now == 0 || now == userBefore[(int) (at - offset)] || isUnknown(at);
                verdict.check(explained, "I10: a byte that is neither old nor new");
            }
        }
    }

    /** The first byte of a range in which the file changed, or -1; what stood after its end, left by a failed device, may show. */
    private int changed(long from, long to) {
        int at = after.mismatch(before, from, to);
        while (at >= 0 && isUnknown(from + at)) {
            int next = after.mismatch(before, from + at + 1, to);
            at = next < 0 ? -1 : at + 1 + next;
        }
        return at;
    }

    private boolean isUnknown(long at) {
        return !before.isTailZero()
                && at >= before.size()
                && at < (long) FilePicture.blocksOf(before.size()) * FilePicture.BLOCK;
    }

    private void cache() {
        if (verdict.deviceFails) {
            return;
        }
        int first = (int) (request.offset() / FilePicture.BLOCK);
        int end = FilePicture.blocksOf(Math.min(request.offset() + request.count(), after.size()));
        for (int block = first; block < end; block++) {
            verdict.check(!after.isCachedUnlikeDisk(block), "I19: a cached page differs from the disk");
        }
        verdict.check(after.dirtyPages() <= before.dirtyPages(), "I19: pages are dirty after the write");
        if (verdict.audited.fallback() == FallbackPolicy.REMAINDER && verdict.isPlain()) {
            long direct = request.offset() + verdict.expected.direct();
            for (int block = first; (block + 1L) * FilePicture.BLOCK <= direct; block++) {
                verdict.check(!after.isCached(block), "I7: the direct part went through the cache as well");
            }
        }
    }

    private void read() {
        byte[] user = userBytes();
        int got = (int) Math.max(verdict.value, 0);
        verdict.equal(
                -1,
                before.mismatch(user, request.offset(), request.offset() + got, 0),
                "I8: bytes read differ from the file's at");
        for (int i = got; i < user.length; i++) {
            verdict.check(user[i] != StandingAudit.STALE || userBefore[i] == user[i], "I10: a stale byte was read");
        }
        if (verdict.isPlain()) {
            int covered = (int) verdict.expected.direct();
            verdict.equal(
                    -1,
                    Arrays.mismatch(user, covered, user.length, userBefore, covered, user.length),
                    "I8: user memory beyond the end of the file changed at");
        }
    }

    /** The end of the range that direct I/O will look at, or 0 if it will look at none. */
    private long endOfInterest() {
        long end = request.offset() + request.count();
        boolean walks = Expectation.isWellFormed(request) && request.count() > 0 && end <= FileIo.MAX_SIZE;
        return walks && (request.write() || request.offset() < file.size()) ? end : 0;
    }

    /** All buffers, one after the other; zeros for a range outside user memory. */
    private byte[] userBytes() {
        Iovec iovec = request.iovec();
        byte[] all = new byte[(int) iovec.total()];
        int done = 0;
        for (int i = 0; i < iovec.segments(); i++) {
            int length = (int) iovec.length(i);
            try {
                System.arraycopy(iovec.memory().read(iovec.base(i), length), 0, all, done, length);
            } catch (IllegalArgumentException outside) {
                // an address that faults; its bytes are nobody's
            }
            done += length;
        }
        return all;
    }
}
