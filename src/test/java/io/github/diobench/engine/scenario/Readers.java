package io.github.diobench.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntPredicate;

/** Rounds for reading threads, which fail on any byte that may not be there. */
final class Readers {
    /** What a file has that only zeros were written to. */
    static final IntPredicate ZERO = value -> value == 0;

    /** What a buffer holds before a read, to tell the bytes of the file from what was not touched. */
    private static final int UNTOUCHED = 0x5c;

    private Readers() {}

    /** Reads the file from its beginning to its end through the cache. */
    static Crew.Work buffered(Scene scene, int chunk, IntPredicate allowed) {
        Buffer buffer = scene.buffer(chunk);
        return toTheEnd(
                buffer,
                offset -> scene.file.readBuffered(buffer.memory, buffer.address, chunk, offset),
                allowed,
                "buffered read");
    }

    /** Reads the file from its beginning to its end directly. */
    static Crew.Work direct(Scene scene, int chunk, Mode mode, IntPredicate allowed) {
        Buffer buffer = scene.buffer(chunk);
        return toTheEnd(buffer, offset -> scene.read(buffer.iovec(), offset, mode), allowed, "direct read");
    }

    @FunctionalInterface
    private interface ReadAt {
        long at(long offset);
    }

    private static Crew.Work toTheEnd(Buffer buffer, ReadAt read, IntPredicate allowed, String what) {
        return () -> {
            long offset = 0;
            long got;
            do {
                buffer.fill(UNTOUCHED);
                got = read.at(offset);
                String where = what + " at " + offset;
                long value = got;
                assertTrue(value >= 0 && value <= buffer.length, () -> where + " returned " + value);
                Bytes.assertEach(buffer.bytes(), (int) got, allowed, where);
                offset += got;
            } while (got == buffer.length);
        };
    }
}
