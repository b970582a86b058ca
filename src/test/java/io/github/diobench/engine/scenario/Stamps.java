package io.github.diobench.engine.scenario;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.LongPredicate;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * Blocks that say where they belong and when they were written, as fio's verify headers do: every interval has a header with the
 * position, the number of the write and a checksum of its own, and a payload that follows from both, with a digest if one is named.
 */
final class Stamps {
    /** Bytes in a header. */
    static final int HEADER = 40;

    private static final short MAGIC = (short) 0xacca;
    private static final int HEADER_SUMMED = HEADER - Integer.BYTES;

    private final int interval;
    private final int headerOffset;
    private final String digest;

    /**
     * Describes the blocks.
     *
     * @param interval bytes from header to header
     * @param headerOffset where in an interval its header is
     * @param digest of the payload: {@code none}, {@code crc32}, {@code crc32c}, or a name of {@link MessageDigest}
     */
    Stamps(int interval, int headerOffset, String digest) {
        this.interval = interval;
        this.headerOffset = headerOffset;
        this.digest = digest;
    }

    int interval() {
        return interval;
    }

    /** Makes the bytes of one write. */
    byte[] make(long offset, int length, long sequence) {
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; at += interval) {
            fillPayload(bytes, at, offset + at, sequence);
            byte[] header = header(offset + at, sequence, digestOf(bytes, at));
            System.arraycopy(header, 0, bytes, at + headerOffset, HEADER);
        }
        return bytes;
    }

    /** Verifies every interval: its place, that the number of its write is allowed, and every byte. */
    void verify(byte[] bytes, int length, long offset, LongPredicate allowed) {
        for (int at = 0; at < length; at += interval) {
            long sequence = sequence(bytes, at);
            long where = offset + at;
            check(allowed.test(sequence), where, "is of write " + sequence);
            byte[] expected = make(where, interval, sequence);
            ByteBuffer header = ByteBuffer.wrap(bytes, at + headerOffset, HEADER);
            check(header.getShort() == MAGIC, where, "has no header");
            header.getShort();
            check(header.getInt() == interval, where, "has another length");
            long position = header.getLong();
            check(position == where, where, "belongs at " + position);
            for (int i = 0; i < interval; i++) {
                check(bytes[at + i] == expected[i], where, "differs in byte " + i);
            }
        }
    }

    /** The number of the write that an interval says it is of. */
    long sequence(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getLong(at + headerOffset + 16);
    }

    private byte[] header(long offset, long sequence, long payloadDigest) {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putShort(MAGIC)
                .putShort((short) 4)
                .putInt(interval)
                .putLong(offset)
                .putLong(sequence);
        header.putLong(payloadDigest).putInt((int) (offset ^ sequence));
        CRC32C sum = new CRC32C();
        sum.update(header.array(), 0, HEADER_SUMMED);
        return header.putInt((int) sum.getValue()).array();
    }

    private void fillPayload(byte[] bytes, int at, long offset, long sequence) {
        ByteBuffer payload = ByteBuffer.wrap(bytes, at, interval);
        long state = offset * 0x9e3779b97f4a7c15L + sequence * 0xbf58476d1ce4e5b9L + 1;
        while (payload.remaining() >= Long.BYTES) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            payload.putLong(state);
        }
    }

    private long digestOf(byte[] bytes, int at) {
        return switch (digest) {
            case "none" -> 0;
            case "crc32" -> sum(new CRC32(), bytes, at);
            case "crc32c" -> sum(new CRC32C(), bytes, at);
            default -> messageDigest(bytes, at);
        };
    }

    private long sum(Checksum checksum, byte[] bytes, int at) {
        checksum.update(bytes, at, interval);
        return checksum.getValue();
    }

    private long messageDigest(byte[] bytes, int at) {
        try {
            MessageDigest message = MessageDigest.getInstance(digest);
            message.update(bytes, at, interval);
            return ByteBuffer.wrap(message.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("no digest " + digest, e);
        }
    }

    private static void check(boolean right, long where, String what) {
        if (!right) {
            throw new AssertionError("the interval at " + where + " " + what);
        }
    }
}
