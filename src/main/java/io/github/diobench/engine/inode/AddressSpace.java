package io.github.diobench.engine.inode;

/** The cached pages of a file, as far as direct I/O has to know them ({@code struct address_space}). Thread-safe. */
public interface AddressSpace {
    /** How many pages are cached; cheap, so that a file without any costs a request nothing. */
    int nrPages();

    /**
     * Writes the dirty pages of a range to the device and waits for them.
     *
     * @param from first byte
     * @param to first byte after the range
     * @return 0 or {@code -EIO}; pages that could not be written stay dirty
     */
    int writeBack(long from, long to);

    /** Drops the clean pages of a range. Never blocks: completers call it. */
    void invalidate(long from, long to);
}
