package io.github.diobench.engine;

/**
 * The errno vocabulary of the engine (kernel-spec 1.7), as positive numbers with Linux's values.
 *
 * <p>As in the kernel an operation returns a non-negative byte count, or the negated number: {@code -Errno.EIO}.
 */
public final class Errno {
    /** The device failed. */
    public static final int EIO = 5;
    /** No free slot in a completion ring; reap events and submit again. */
    public static final int EAGAIN = 11;
    /** No free request object in the pool. */
    public static final int ENOMEM = 12;
    /** A user page is not mapped, or not writable where the request reads into it. */
    public static final int EFAULT = 14;
    /** Internal: direct I/O met a hole it must not fill; the caller falls back to the page cache. */
    public static final int ENOTBLK = 15;
    /** Offset, address or length is not a multiple of the sector size, or negative. */
    public static final int EINVAL = 22;
    /** The request ends beyond the largest file the engine holds. */
    public static final int EFBIG = 27;
    /** No block of the disk is left. */
    public static final int ENOSPC = 28;
    /** Internal to a submit: the completion is delivered later, exactly once. */
    public static final int EIOCBQUEUED = 529;

    private Errno() {}

    /**
     * Spells a result for people: a byte count as it is, a negated errno by its name.
     *
     * @param result what an operation returned
     * @return for instance {@code 16384} or {@code -EIO}
     */
    public static String toString(long result) {
        return switch ((int) Math.max(-result, Integer.MIN_VALUE)) {
            case EIO -> "-EIO";
            case EAGAIN -> "-EAGAIN";
            case ENOMEM -> "-ENOMEM";
            case EFAULT -> "-EFAULT";
            case ENOTBLK -> "-ENOTBLK";
            case EINVAL -> "-EINVAL";
            case EFBIG -> "-EFBIG";
            case ENOSPC -> "-ENOSPC";
            case EIOCBQUEUED -> "-EIOCBQUEUED";
            default -> Long.toString(result);
        };
    }
}
