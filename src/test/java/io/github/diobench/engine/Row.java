package io.github.diobench.engine;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * One row of the outcome table (kernel-spec 8.2) for a single buffer: a file, a request, and what must come of it. Blocks and pages
 * have 4096 bytes. Begins as the plain case of the table's fixture, which answers all that was asked with one bio, and is changed by
 * what the row says.
 */
final class Row {
    final String name;
    final boolean write;
    final long offset;
    final int length;

    long size = 65536;
    boolean[] mapped = blocks(16);
    boolean gapAfterBlock3;
    int runCap = 1 << 20;
    IntPredicate badPage = page -> false;
    IntPredicate inSubmit = bio -> false;
    IntPredicate failing = bio -> false;

    /** The answer. */
    long value;

    /** Whether an asynchronous request is answered by an event later. */
    boolean queued = true;

    int bios = 1;

    /** Bytes in all bios, zero-fill included. */
    int bytesInBios;

    /** Pages in the cache afterwards. */
    int cached;

    /** {@code i_size} afterwards. */
    long sizeAfter = size;

    /**
     * What the disk holds afterwards where the request goes, one letter for each equal part of it: the user's bytes {@code u}, zeros
     * {@code z}, what was there before {@code o}; {@code -} for a hole.
     */
    String disk;

    private Row(String name, boolean write, long offset, int length) {
        this.name = name;
        this.write = write;
        this.offset = offset;
        this.length = length;
        this.value = length;
        this.bytesInBios = length;
        this.disk = write ? "u" : "o";
    }

    static Row write(String name, long offset, int length) {
        return new Row(name, true, offset, length);
    }

    static Row read(String name, long offset, int length) {
        return new Row(name, false, offset, length);
    }

    /** A file of so many bytes whose first blocks are mapped. */
    Row size(long bytes, int mappedBlocks) {
        size = bytes;
        sizeAfter = bytes;
        mapped = blocks(mappedBlocks);
        return this;
    }

    Row holes(int... blocks) {
        for (int block : blocks) {
            mapped[block] = false;
        }
        return this;
    }

    /** A gap on disk after block 3, so that a request across it takes two bios. */
    Row gap() {
        gapAfterBlock3 = true;
        return this;
    }

    /** The file system maps one block a call. */
    Row oneBlockPerCall() {
        runCap = 1;
        return this;
    }

    Row bad(IntPredicate pages) {
        badPage = pages;
        return this;
    }

    /** These bios complete inside the submit, the others once the submitter waits or has left. */
    Row inSubmit(IntPredicate biosInSubmit) {
        inSubmit = biosInSubmit;
        return this;
    }

    Row failing(IntPredicate biosFailing) {
        failing = biosFailing;
        return this;
    }

    /** Answered by an event later, if asynchronous. */
    Row queues(long newValue) {
        value = newValue;
        return this;
    }

    /** Answered by the call, also if asynchronous. */
    Row returns(long newValue) {
        queued = false;
        return queues(newValue);
    }

    Row bios(int newBios, int newBytesInBios) {
        bios = newBios;
        bytesInBios = newBytesInBios;
        return this;
    }

    Row cached(int pages) {
        cached = pages;
        return this;
    }

    Row grows(long newSize) {
        sizeAfter = newSize;
        return this;
    }

    Row disk(String letters) {
        disk = letters;
        return this;
    }

    @Override
    public String toString() {
        return name;
    }

    private static boolean[] blocks(int count) {
        boolean[] mapped = new boolean[count];
        Arrays.fill(mapped, true);
        return mapped;
    }
}
