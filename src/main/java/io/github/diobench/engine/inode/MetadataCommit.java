package io.github.diobench.engine.inode;

/** Makes a file's block map and size durable; the file system's part of {@code O_SYNC}. */
@FunctionalInterface
public interface MetadataCommit {
    /** Commits at once and well: a file system whose metadata needs no I/O. */
    MetadataCommit NONE = () -> 0;

    /**
     * Commits what changed so far.
     *
     * @return 0 or {@code -EIO}
     */
    int commit();
}
