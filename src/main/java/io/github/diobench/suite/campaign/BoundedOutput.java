package io.github.diobench.suite.campaign;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keeps the beginning and the end of what is written to it, and says how much is missing between them. Not thread-safe. */
final class BoundedOutput extends OutputStream {
    /** How much is kept of the beginning, and as much of the end, in bytes. */
    static final int KEPT = 256 * 1024;

    private final byte[] head = new byte[KEPT];
    private final byte[] tail = new byte[KEPT];
    private long written;

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int from = offset;
        while (from < end) {
            boolean inHead = written < KEPT;
            byte[] target = inHead ? head : tail;
            int at = (int) (written % KEPT);
            int count = Math.min(end - from, KEPT - at);
            System.arraycopy(bytes, from, target, at, count);
            from += count;
            written += count;
        }
    }

    /** Writes what was kept to {@code out}. */
    void writeTo(OutputStream out) throws IOException {
        out.write(head, 0, (int) Math.min(written, KEPT));
        long behind = Math.max(0, written - KEPT);
        if (behind > KEPT) {
            String gap = "\n... " + (behind - KEPT) + " bytes left out ...\n";
            out.write(gap.getBytes(StandardCharsets.UTF_8));
        }
        int at = (int) (written % KEPT);
        if (behind >= KEPT) {
            out.write(Arrays.copyOfRange(tail, at, KEPT));
        }
        if (behind > 0) {
            out.write(Arrays.copyOfRange(tail, 0, at));
        }
    }
}
