package io.github.diobench.engine;

/** Bytes of fixtures: they depend on their position, files and buffers have none in common, and none is zero or stale. */
final class Contents {
    private Contents() {}

    /** What a mapped block of a file holds. */
    static byte fileByte(long position) {
        return (byte) (1 + position % 101);
    }

    /** What a buffer holds. */
    static byte userByte(long index) {
        return (byte) -(2 + index % 97);
    }

    static byte[] fileBytes(long position, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = fileByte(position + i);
        }
        return bytes;
    }

    static byte[] userBytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = userByte(i);
        }
        return bytes;
    }
}
