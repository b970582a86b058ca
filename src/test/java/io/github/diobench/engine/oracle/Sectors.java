package io.github.diobench.engine.oracle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What each sector of a file may hold while several threads write and read it. A sector that was written carries its place, a sequence
 * number and a checksum, so that a stale, misplaced or torn one is recognised.
 *
 * <p>Each sector has one writer, its owner, who says {@link #begin} before and {@link #end} after each operation, with ever larger
 * numbers. A reader takes the two sides of an account: what was done before it began, what was begun until it ended. Thread-safe.
 */
final class Sectors {
    static final int SIZE = 512;
    /** What {@link #numberIn} answers for a sector of zeros, as in a hole. */
    static final long ZEROS = 0;
    /** What it answers for a sector that is neither zeros nor a whole sector written to this place. */
    static final long BROKEN = -1;

    private static final long MAGIC = 0x6f69646e65626368L;
    private static final int WORDS = SIZE / Long.BYTES;
    private static final int HEADER_WORDS = 4;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The number that a sector held when its last operation ended. */
    private final AtomicLongArray content;
    /** The last operation that ended, that began, and that may have zeroed the sector. */
    private final AtomicLongArray done;

    private final AtomicLongArray begun;
    private final AtomicLongArray zeroing;

    Sectors(int count) {
        content = new AtomicLongArray(count);
        done = new AtomicLongArray(count);
        begun = new AtomicLongArray(count);
        zeroing = new AtomicLongArray(count);
    }

    /** Writes the sector that operation {@code number} puts at {@code sector}. */
    static void stamp(byte[] data, int at, int sector, long number) {
        long sum = 0;
        for (int i = HEADER_WORDS; i < WORDS; i++) {
            long word = mix(number * WORDS + i, sector);
            WORD.set(data, at + i * Long.BYTES, word);
            sum = sum * 31 + word;
        }
        WORD.set(data, at, MAGIC);
        WORD.set(data, at + Long.BYTES, (long) sector);
        WORD.set(data, at + 2 * Long.BYTES, number);
        WORD.set(data, at + 3 * Long.BYTES, sum);
    }

    /** The number of the operation that wrote a sector. */
    static long numberIn(byte[] data, int at, int sector) {
        long sum = 0;
        long bits = 0;
        for (int i = HEADER_WORDS; i < WORDS; i++) {
            long word = (long) WORD.get(data, at + i * Long.BYTES);
            bits |= word;
            sum = sum * 31 + word;
        }
        long magic = (long) WORD.get(data, at);
        long place = (long) WORD.get(data, at + Long.BYTES);
        long number = (long) WORD.get(data, at + 2 * Long.BYTES);
        long checksum = (long) WORD.get(data, at + 3 * Long.BYTES);
        if ((bits | magic | place | number | checksum) == 0) {
            return ZEROS;
        }
        return magic == MAGIC && place == sector && checksum == sum && number > 0 ? number : BROKEN;
    }

    void begin(int from, int end, long number, boolean mayZero) {
        for (int sector = from; sector < end; sector++) {
            if (mayZero) {
                zeroing.set(sector, number);
            }
            begun.set(sector, number);
        }
    }

    /** The operation has ended and the sector holds {@code newContent}, which may be what it held before. */
    void end(int sector, long number, long newContent) {
        content.set(sector, newContent);
        done.set(sector, number);
    }

    long content(int sector) {
        return content.get(sector);
    }

    /** A reader's view of a range, taken before it reads. */
    final class Account {
        private final int first;
        private final long[] doneBefore;
        private final long[] contentBefore;

        Account(int first, int count) {
            this.first = first;
            doneBefore = new long[count];
            contentBefore = new long[count];
            for (int i = 0; i < count; i++) {
                doneBefore[i] = done.get(
                        first + i); // before the content, which then is that of this operation or of a later one
                contentBefore[i] = content.get(first + i);
            }
        }

        /** Why a sector that was read must not be what it is, or null. */
        String problem(int sector, long actual, boolean mayBeTorn) {
            long before = doneBefore[sector - first];
            long known = contentBefore[sector - first];
            long last = begun.get(sector);
            boolean overlapped = last != before;
            boolean legal = actual == known
                    || (actual == BROKEN && overlapped && mayBeTorn)
                    || (actual == ZEROS && zeroing.get(sector) > before)
                    || (actual > before && actual <= last);
            return legal
                    ? null
                    : "sector " + sector + " is " + name(actual) + ": it held " + name(known) + " after operation "
                            + before + ", and operation " + last + " has begun since, if it is another";
        }
    }

    static String name(long number) {
        return number == BROKEN ? "broken" : number == ZEROS ? "zeros" : Long.toString(number);
    }

    private static long mix(long number, int sector) {
        long z = number * 0x9e3779b97f4a7c15L + sector;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        return z ^ (z >>> 27);
    }
}
