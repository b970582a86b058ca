package io.github.diobench.engine.memory;

/**
 * The user buffers of one request: ranges of one address space, in file order ({@code struct iovec[]}).
 *
 * <p>Reusable: {@link #set} points a segment elsewhere without allocating. It belongs to the request from submission to completion.
 */
public final class Iovec {
    private final UserMemory memory;
    private final long[] bases;
    private final long[] lengths;
    private long total;
    private long alignmentBits;

    /**
     * Makes segments of length 0.
     *
     * @param memory the address space that all addresses lie in
     * @param segments how many, at least 1
     */
    public Iovec(UserMemory memory, int segments) {
        this.memory = memory;
        this.bases = new long[segments];
        this.lengths = new long[segments];
    }

    /** One segment. */
    public static Iovec of(UserMemory memory, long base, long length) {
        return new Iovec(memory, 1).set(0, base, length);
    }

    /**
     * Several segments.
     *
     * @param baseAndLength base, length, base, length, ...
     */
    public static Iovec of(UserMemory memory, long... baseAndLength) {
        if (baseAndLength.length == 0 || baseAndLength.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "segments come as base, length pairs, not " + baseAndLength.length + " numbers");
        }
        Iovec iovec = new Iovec(memory, baseAndLength.length / 2);
        for (int i = 0; i < iovec.segments(); i++) {
            iovec.set(i, baseAndLength[2 * i], baseAndLength[2 * i + 1]);
        }
        return iovec;
    }

    /**
     * Points a segment at a range.
     *
     * @return this
     * @throws IllegalArgumentException if {@code length} is negative
     */
    public Iovec set(int segment, long base, long length) {
        if (length < 0) {
            throw new IllegalArgumentException("segment " + segment + " has length " + length);
        }
        bases[segment] = base;
        lengths[segment] = length;
        total = 0;
        alignmentBits = 0;
        for (int i = 0; i < bases.length; i++) {
            total += lengths[i];
            alignmentBits |= bases[i] | lengths[i];
        }
        return this;
    }

    /** The address space of all segments. */
    public UserMemory memory() {
        return memory;
    }

    /** How many segments there are. */
    public int segments() {
        return bases.length;
    }

    /** The first address of a segment. */
    public long base(int segment) {
        return bases[segment];
    }

    /** The bytes in a segment. */
    public long length(int segment) {
        return lengths[segment];
    }

    /** The bytes in all segments. */
    public long total() {
        return total;
    }

    /** All addresses and lengths or-ed together: its low bits are zero up to the common alignment. */
    public long alignmentBits() {
        return alignmentBits;
    }
}
