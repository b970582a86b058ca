package io.github.diobench.engine.oracle;

import java.util.SplittableRandom;

/** One step of a run: what is asked of the file, and what the device and the thread go through meanwhile. */
final class Step {
    enum Kind {
        READ,
        WRITE,
        READ_BUFFERED,
        WRITE_BUFFERED,
        TRUNCATE,
        PUNCH,
        FSYNC;

        boolean isDirect() {
            return this == READ || this == WRITE;
        }

        boolean isRead() {
            return this == READ || this == READ_BUFFERED;
        }

        boolean isWrite() {
            return this == WRITE || this == WRITE_BUFFERED;
        }
    }

    final int number;
    /** Everything drawn while the request runs. */
    final SplittableRandom random;

    Kind kind;
    /** Whether a completion takes the result, and whether that is an event of an AIO context. */
    boolean async;

    boolean aio;
    /** The size of a dio block: a file-system block or a sector; 1 for buffered requests. */
    int alignment;

    boolean aligned = true;
    long offset;
    int[] lengths = {0};
    int count;
    /** The new size, or the number of blocks to punch. */
    long argument;

    boolean spoiled;
    boolean amongReadOnly;
    /** What a write writes. */
    byte[] data = {};

    OracleDevice.Hold hold = OracleDevice.Hold.NONE;
    OracleDevice.Fail fail = OracleDevice.Fail.NONE;
    boolean failRwPage;
    boolean failFlush;
    boolean interrupted;
    boolean permit;
    boolean readWhileQueued;

    Step(int number, SplittableRandom random) {
        this.number = number;
        this.random = random;
    }

    /** The end of the range, for requests within the limit. */
    int end() {
        return (int) offset + count;
    }

    @Override
    public String toString() {
        String what = switch (kind) {
            case TRUNCATE -> " to " + argument;
            case PUNCH -> " " + argument + " blocks at byte " + offset;
            case FSYNC -> "";
            default -> " " + count + " bytes at " + offset + (async ? " async" : "") + (aio ? " aio" : "");
        };
        return "step " + number + ": " + kind + what + " hold=" + hold + " fail=" + fail
                + (failRwPage ? " failRwPage" : "") + (failFlush ? " failFlush" : "")
                + (interrupted ? " interrupted" : "") + (permit ? " permit" : "");
    }
}
