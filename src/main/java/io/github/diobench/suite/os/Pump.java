package io.github.diobench.suite.os;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The thread that reads what a program writes, so that neither waits for the other. It is given up when the output is still open
 * after its program has ended: somebody who got away holds it.
 */
final class Pump {
    private static final int CHUNK = 1 << 14;
    private static final int LONGEST_LINE = 1 << 20;

    private final InputStream from;
    private final BoundedOutput to;
    private final Consumer<String> reader;
    private final Thread thread = new Thread(this::pump, "program-output");
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean closed;
    private RuntimeException failure;

    /** Makes one that is to be started; {@code reader} gets each line, and may be null. */
    Pump(InputStream from, BoundedOutput to, Consumer<String> reader) {
        this.from = from;
        this.to = to;
        this.reader = reader;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Waits until the program's output is at its end, at most {@code limit}. */
    void await(Duration limit) throws InterruptedException {
        thread.join(limit.toMillis());
    }

    String text() {
        return to.text();
    }

    long leftOut() {
        return to.leftOut();
    }

    /** Takes nothing more. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        to.close();
    }

    /** Throws again what the reader of the lines threw, if it did. */
    synchronized void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    private void pump() {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
                to.write(chunk, 0, count);
                if (reader != null) {
                    handOn(chunk, count);
                }
            }
            handOnLine();
        } catch (IOException e) {
            // Its other end has been closed, as at the end of a program.
        }
    }

    private synchronized void handOn(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                handOnLine();
            } else if (line.size() <= LONGEST_LINE) {
                line.write(bytes[i]);
            }
        }
    }

    private synchronized void handOnLine() {
        boolean whole = line.size() > 0 && line.size() <= LONGEST_LINE;
        String text = whole ? line.toString(StandardCharsets.UTF_8).stripTrailing() : "";
        line.reset();
        if (!whole || closed || failure != null) {
            return;
        }
        try {
            reader.accept(text);
        } catch (RuntimeException e) {
            failure = e;
        }
    }
}
