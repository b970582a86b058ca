package io.github.diobench.engine.scenario;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Assertions about bytes that say where, and do not print the rest. */
final class Bytes {
    private Bytes() {}

    static byte[] of(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** Bytes that tell their position, none of them zero or stale. */
    static byte[] positions(long position, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (1 + (position + i) * 31 % 251);
        }
        return bytes;
    }

    static void assertSame(byte[] expected, byte[] actual, String what) {
        int at = Arrays.mismatch(expected, actual);
        if (at >= 0) {
            throw new AssertionError(what + ": at byte " + at + " expected " + at(expected, at) + " but was "
                    + at(actual, at) + "; lengths " + expected.length + " and " + actual.length);
        }
    }

    static void assertAll(byte[] actual, int value, String what) {
        assertEach(actual, actual.length, each -> each == (value & 0xff), what);
    }

    static void assertNone(byte[] actual, int value, String what) {
        assertEach(actual, actual.length, each -> each != (value & 0xff), what);
    }

    /** Tests the first bytes, which are given to the predicate as 0 to 255. */
    static void assertEach(byte[] actual, int count, IntPredicate allowed, String what) {
        for (int i = 0; i < count; i++) {
            if (!allowed.test(actual[i] & 0xff)) {
                throw new AssertionError(what + ": byte " + i + " of " + count + " is " + at(actual, i));
            }
        }
    }

    private static String at(byte[] bytes, int index) {
        return index < bytes.length ? "0x" + Integer.toHexString(bytes[index] & 0xff) : "missing";
    }
}
