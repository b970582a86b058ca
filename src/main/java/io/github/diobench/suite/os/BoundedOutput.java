package io.github.diobench.suite.os;

import io.github.diobench.suite.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** The first and the last part of what is written to it. Thread-safe. */
public final class BoundedOutput extends OutputStream {
    private final int limit;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final OutputStream file;
    /** A ring: the byte that was written n bytes after the first part is at n modulo its length. */
    private byte[] tail = new byte[0];

    private long inTail;
    private boolean fileUsable;
    private boolean closed;

    /**
     * Makes an empty one.
     *
     * @param limit how many bytes each part has at most
     * @param path a file that gets the same, or null
     * @throws UserError if that cannot be written
     */
    BoundedOutput(int limit, Path path) {
        this.limit = limit;
        fileUsable = path != null;
        try {
            file = path == null
                    ? OutputStream.nullOutputStream()
                    : Files.newOutputStream(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new UserError("cannot write " + path + ": " + e.getClass().getSimpleName(), e);
        }
    }

    /** Makes an empty one, of which each part has at most {@code limit} bytes. */
    public BoundedOutput(int limit) {
        this(limit, null);
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
        if (closed) {
            return;
        }
        int first = Math.min(count, limit - head.size());
        head.write(bytes, from, first);
        writeToFile(bytes, from, first);
        if (first < count) {
            writeToTail(bytes, from + first, from + count);
        }
    }

    private void writeToTail(byte[] bytes, int from, int to) {
        if (tail.length == 0) {
            tail = new byte[limit];
        }
        for (int done = from; done < to; ) {
            int place = (int) (inTail % limit);
            int length = Math.min(to - done, limit - place);
            System.arraycopy(bytes, done, tail, place, length);
            done += length;
            inTail += length;
        }
    }

    /** Returns how many bytes are lost between the two parts. */
    synchronized long leftOut() {
        return Math.max(0, inTail - limit);
    }

    /** Returns both parts, and between them how much is left out. */
    public synchronized String text() {
        return head.toString(StandardCharsets.UTF_8) + new String(rest(), StandardCharsets.UTF_8);
    }

    /** Takes nothing more, and completes the file. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        byte[] rest = rest();
        writeToFile(rest, 0, rest.length);
        try {
            file.close();
        } catch (IOException e) {
            fileUsable = false;
        }
    }

    private byte[] rest() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        if (leftOut() > 0) {
            rest.writeBytes(String.format(Locale.ROOT, "\n[%,d bytes are left out here]\n", leftOut())
                    .getBytes(StandardCharsets.UTF_8));
        }
        if (inTail > 0) {
            int start = inTail > limit ? (int) (inTail % limit) : 0;
            int length = (int) Math.min(inTail, limit);
            int upToEnd = Math.min(length, limit - start);
            rest.write(tail, start, upToEnd);
            rest.write(tail, 0, length - upToEnd);
        }
        return rest.toByteArray();
    }

    /** A disk that is full is no reason to stop a program, or to keep it waiting. */
    private void writeToFile(byte[] bytes, int from, int count) {
        if (!fileUsable) {
            return;
        }
        try {
            file.write(bytes, from, count);
        } catch (IOException e) {
            fileUsable = false;
        }
    }
}
