package io.github.diobench.engine.oracle;

import java.util.Arrays;

/** What a file is, naively: bytes, a size, and which blocks are mapped or dirty. Bytes beyond the size are kept zero. */
final class FileModel {
    static final int BLOCK = 4096;
    static final int BLOCKS = 64;
    /** No request of a run ends beyond it, unless it is to be refused. */
    static final int LIMIT = BLOCKS * BLOCK;

    final byte[] bytes = new byte[LIMIT];
    final boolean[] mapped = new boolean[BLOCKS];
    final boolean[] dirty = new boolean[BLOCKS];
    int size;

    /** The first {@code length} bytes of {@code data} are in the file now, in mapped blocks. */
    void write(int offset, byte[] data, int length) {
        System.arraycopy(data, 0, bytes, offset, length);
        Arrays.fill(mapped, offset / BLOCK, blocks(offset + length), true);
        size = Math.max(size, offset + length);
    }

    void setDirty(int from, int end, boolean isDirty) {
        int first = Math.min(from / BLOCK, BLOCKS);
        Arrays.fill(dirty, first, Math.max(first, Math.min(blocks(end), BLOCKS)), isDirty);
    }

    boolean anyDirty(int from, int end) {
        for (int block = from / BLOCK; block < Math.min(blocks(end), BLOCKS); block++) {
            if (dirty[block]) {
                return true;
            }
        }
        return false;
    }

    void truncate(int newSize) {
        if (newSize < size) {
            Arrays.fill(bytes, newSize, size, (byte) 0);
            Arrays.fill(mapped, blocks(newSize), BLOCKS, false);
            Arrays.fill(dirty, newSize / BLOCK, BLOCKS, false); // the block that is cut is written back first
        }
        size = newSize;
    }

    void punch(int block, int count) {
        int end = Math.min(block + count, BLOCKS);
        Arrays.fill(bytes, block * BLOCK, end * BLOCK, (byte) 0);
        Arrays.fill(mapped, block, end, false);
        Arrays.fill(dirty, block, end, false);
    }

    /** The first byte position of a range that lies in a hole and below a limit, or {@code Integer.MAX_VALUE}. */
    int firstHole(int from, int end, int below) {
        for (int at = from; at < Math.min(end, below); at = (at / BLOCK + 1) * BLOCK) {
            if (!mapped[at / BLOCK]) {
                return at;
            }
        }
        return Integer.MAX_VALUE;
    }

    int mappedBlocks() {
        return count(mapped);
    }

    int dirtyPages() {
        return count(dirty);
    }

    /** How many blocks hold {@code bytes} bytes from the beginning of the file. */
    static int blocks(int bytes) {
        return (bytes + BLOCK - 1) / BLOCK;
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }
}
