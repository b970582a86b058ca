package io.github.diobench.engine.oracle;

import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.Arrays;
import java.util.SplittableRandom;

/** One request of a client, its buffer and what is to be known when it ends. Its client's alone. */
final class Slot {
    static final int MOST_SECTORS = 64;

    final Kiocb operation = new Kiocb();
    final UserMemory memory;
    private final long buffer;

    boolean inFlight;
    boolean write;
    /** In sectors of the file. */
    int first;

    int count;
    long number;
    boolean spoiled;
    private long spoiledPage;
    long failedBiosBefore;
    Sectors.Account account;
    long address;
    Iovec iovec;

    Slot(UserMemory memory) {
        this.memory = memory;
        this.buffer = memory.allocate((MOST_SECTORS + Arena.SECTORS_PER_BLOCK) * Sectors.SIZE);
    }

    /** A range, and buffers for it: up to three, of whole sectors, one behind the other. */
    void place(SplittableRandom random, int newFirst, int newCount, boolean isWrite, boolean split) {
        first = newFirst;
        count = newCount;
        write = isWrite;
        address = buffer + (long) random.nextInt(Arena.SECTORS_PER_BLOCK) * Sectors.SIZE;
        int segments = split ? 1 + random.nextInt(Math.min(3, count)) : 1;
        iovec = new Iovec(memory, segments);
        int done = 0;
        for (int i = 0; i < segments; i++) {
            int left = count - done - (segments - 1 - i);
            int length = i == segments - 1 ? left : 1 + random.nextInt(left);
            iovec.set(i, address + (long) done * Sectors.SIZE, (long) length * Sectors.SIZE);
            done += length;
        }
    }

    /** Makes a page of the buffer fault until {@link #mend}. */
    void spoil(SplittableRandom random) {
        spoiled = true;
        spoiledPage = address + random.nextInt(bytes());
        memory.setBad(spoiledPage, true);
    }

    void mend() {
        if (spoiledPage != 0) {
            memory.setBad(spoiledPage, false);
            spoiledPage = 0;
        }
    }

    /** Fills the buffer with what a write is to write. */
    void stamp() {
        byte[] data = new byte[bytes()];
        for (int i = 0; i < count; i++) {
            Sectors.stamp(data, i * Sectors.SIZE, first + i, number);
        }
        memory.write(address, data);
    }

    /** Fills the buffer with what no file holds. */
    void mark() {
        byte[] data = new byte[bytes()];
        Arrays.fill(data, UserBuffers.MARKER);
        memory.write(address, data);
    }

    int bytes() {
        return count * Sectors.SIZE;
    }

    long offset() {
        return (long) first * Sectors.SIZE;
    }

    int end() {
        return first + count;
    }

    @Override
    public String toString() {
        return (write ? "write " + number : "read") + " of sectors " + first + " to " + end()
                + (spoiled ? " spoiled" : "") + " in " + iovec.segments() + " buffers";
    }
}
