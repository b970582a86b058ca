package io.github.diobench.suite;

import java.util.Optional;

/**
 * What Linux has counted for one thread since it started, or between two moments.
 *
 * <p>It is read twice in an iteration, in a JVM that has other things to compile: plain loops over bytes, and nothing that takes long the
 * first few hundred times.
 *
 * @param voluntary how often it gave up the CPU because it had to wait
 * @param involuntary how often it was taken off the CPU though it could have gone on
 * @param ranNanos how long it ran, in nanoseconds; 0 if not told
 * @param waitedNanos how long it could have run but had no CPU, in nanoseconds; 0 if not told
 * @param cpu the CPU on which it ran last
 */
public record ThreadReading(long voluntary, long involuntary, long ranNanos, long waitedNanos, int cpu) {
    /** Of a thread that has not started. */
    public static final ThreadReading ZERO = new ThreadReading(0, 0, 0, 0, 0);

    /** The field of {@code stat}, numbered as in proc(5), that tells the CPU, and the first behind the name. */
    private static final int CPU_FIELD = 39;

    private static final int FIRST_BEHIND_NAME = 3;

    /** Longer than any of the files. */
    private static final int LONGEST = 4096;

    /** Reads it from {@code folder}, such as {@code proc/self/task/17}; empty if the thread has ended. */
    public static Optional<ThreadReading> of(SystemFiles files, String folder) {
        byte[] bytes = new byte[LONGEST];
        int length = files.read(folder + "/status", bytes);
        long voluntary = behind(bytes, length, "\nvoluntary_ctxt_switches:");
        long involuntary = behind(bytes, length, "\nnonvoluntary_ctxt_switches:");
        length = files.read(folder + "/stat", bytes);
        long cpu = field(bytes, lastBracket(bytes, length), length, CPU_FIELD - FIRST_BEHIND_NAME);
        if (voluntary < 0 || involuntary < 0 || cpu < 0) {
            return Optional.empty();
        }
        length = files.read(folder + "/schedstat", bytes);
        return Optional.of(new ThreadReading(
                voluntary,
                involuntary,
                Math.max(0, field(bytes, 0, length, 0)),
                Math.max(0, field(bytes, 0, length, 1)),
                (int) cpu));
    }

    /** A thread's name is in brackets and may hold blanks and brackets itself. */
    private static int lastBracket(byte[] bytes, int length) {
        int at = length - 1;
        while (at >= 0 && bytes[at] != ')') {
            at--;
        }
        return at + 1;
    }

    /** Returns the number that stands behind {@code key}; -1 without it. */
    private static long behind(byte[] bytes, int length, String key) {
        for (int at = 0; at + key.length() < length; at++) {
            int same = 0;
            while (same < key.length() && bytes[at + same] == key.charAt(same)) {
                same++;
            }
            if (same == key.length()) {
                return field(bytes, at + same, length, 0);
            }
        }
        return -1;
    }

    /** Returns the number that is the word with this {@code index}, from 0, at or behind {@code from}; -1 if there is none. */
    private static long field(byte[] bytes, int from, int length, int index) {
        int at = from;
        for (int word = 0; ; word++) {
            while (at < length && bytes[at] <= ' ') {
                at++;
            }
            int start = at;
            while (at < length && bytes[at] > ' ') {
                at++;
            }
            if (start == at) {
                return -1;
            }
            if (word == index) {
                return number(bytes, start, at);
            }
        }
    }

    private static long number(byte[] bytes, int start, int end) {
        long number = 0;
        for (int i = start; i < end; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
            number = number * 10 + (bytes[i] - '0');
        }
        return number;
    }

    /** Returns what came since {@code earlier}. */
    public ThreadReading since(ThreadReading earlier) {
        return new ThreadReading(
                Math.max(0, voluntary - earlier.voluntary),
                Math.max(0, involuntary - earlier.involuntary),
                Math.max(0, ranNanos - earlier.ranNanos),
                Math.max(0, waitedNanos - earlier.waitedNanos),
                cpu);
    }

    /** Returns the sum of both. */
    public ThreadReading plus(ThreadReading other) {
        return new ThreadReading(
                voluntary + other.voluntary,
                involuntary + other.involuntary,
                ranNanos + other.ranNanos,
                waitedNanos + other.waitedNanos,
                cpu);
    }
}
