package io.github.diobench.engine.oracle;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.oracle.Step.Kind;

/**
 * What a request meets, read off the model and the buffers before it runs (kernel-spec 2.2 to 2.4 and 4).
 *
 * @param value what it is worth if no device fails
 * @param refused whether it has no effect at all
 * @param fault the request position of the first byte that faults
 * @param faultMet whether that position is reached
 * @param hole the request position of the first hole that a direct write must not fill
 * @param holeMet whether a read or a write met any hole
 * @param stop the request position at which a direct read stops at the end of the file
 * @param extends_ whether a write ends beyond the end of the file
 */
record Forecast(
        long value,
        boolean refused,
        int fault,
        boolean faultMet,
        int hole,
        boolean holeMet,
        int stop,
        boolean extends_) {
    static final int NEVER = Integer.MAX_VALUE;

    static Forecast of(Step request, FileModel model, UserBuffers buffers) {
        return switch (request.kind) {
            case WRITE -> write(request, model, buffers);
            case READ -> read(request, model, buffers);
            case WRITE_BUFFERED -> writeBuffered(request, model, buffers);
            case READ_BUFFERED -> readBuffered(request, model, buffers);
            case TRUNCATE -> nothingToMeet(refusal(request.argument, 0, true));
            default -> nothingToMeet(0);
        };
    }

    private static Forecast write(Step request, FileModel model, UserBuffers buffers) {
        int unit = unit(request, buffers);
        if (unit == 0 || request.offset < 0 || request.count == 0 || request.offset >= FileIo.MAX_SIZE) {
            return nothingToMeet(unit == 0 ? -Errno.EINVAL : refusal(request.offset, request.count, true));
        }
        int offset = (int) request.offset;
        int hole = model.firstHole(offset, request.end(), model.size / unit * unit);
        hole = hole == NEVER ? NEVER : hole - offset;
        int fault = buffers.firstFault(false);
        boolean faultFirst = fault != NEVER && fault <= hole;
        long value = faultFirst ? -Errno.EFAULT : Math.min(request.count, fault);
        boolean reached = !faultFirst && hole != NEVER;
        return new Forecast(
                value,
                false,
                fault,
                fault != NEVER,
                reached ? hole : NEVER,
                reached,
                request.count,
                request.end() > model.size);
    }

    private static Forecast read(Step request, FileModel model, UserBuffers buffers) {
        int unit = unit(request, buffers);
        if (unit == 0 || request.offset < 0 || request.count == 0 || request.offset >= model.size) {
            return nothingToMeet(unit == 0 ? -Errno.EINVAL : refusal(request.offset, request.count, false));
        }
        int offset = (int) request.offset;
        boolean lastIsMapped = model.mapped[(model.size - 1) / FileModel.BLOCK];
        int endOfFile = up(model.size, lastIsMapped ? FileModel.BLOCK : unit);
        int stop = Math.min(request.count, endOfFile - offset);
        int fault = buffers.firstFault(true);
        boolean faults = fault != NEVER && fault <= endOfFile - offset;
        long value = faults ? -Errno.EFAULT : Math.min(request.count, model.size - offset);
        int hole = model.firstHole(offset, request.end(), model.size);
        return new Forecast(value, false, fault, faults, NEVER, hole != NEVER && hole - offset < fault, stop, false);
    }

    private static Forecast writeBuffered(Step request, FileModel model, UserBuffers buffers) {
        if (request.offset < 0 || request.offset >= FileIo.MAX_SIZE || request.count == 0) {
            return nothingToMeet(refusal(request.offset, request.count, true));
        }
        int fault = buffers.firstFault(false);
        long value = fault == 0 ? -Errno.EFAULT : Math.min(request.count, fault);
        int hole = model.firstHole((int) request.offset, request.end(), model.size);
        return new Forecast(
                value,
                fault == 0,
                fault,
                fault != NEVER,
                NEVER,
                hole != NEVER,
                request.count,
                request.end() > model.size);
    }

    private static Forecast readBuffered(Step request, FileModel model, UserBuffers buffers) {
        if (request.offset < 0 || request.offset >= model.size || request.count == 0) {
            return nothingToMeet(refusal(request.offset, request.count, false));
        }
        int offset = (int) request.offset;
        int wanted = Math.min(request.count, model.size - offset);
        int fault = buffers.firstFault(true);
        long value = fault == 0 ? -Errno.EFAULT : Math.min(wanted, fault);
        int hole = model.firstHole(offset, request.end(), model.size);
        return new Forecast(value, false, fault, fault < wanted, NEVER, hole != NEVER, (int) Math.max(value, 0), false);
    }

    /** Why a range is refused, or 0. */
    private static long refusal(long offset, int count, boolean grows) {
        if (offset < 0) {
            return -Errno.EINVAL;
        }
        return grows && offset + count > FileIo.MAX_SIZE ? -Errno.EFBIG : 0;
    }

    private static Forecast nothingToMeet(long value) {
        return new Forecast(value, true, NEVER, false, NEVER, false, 0, false);
    }

    /** The block size that a direct request allows: 4096, 512, or 0 if it is not aligned. */
    private static int unit(Step request, UserBuffers buffers) {
        for (int unit = FileModel.BLOCK; unit >= 512; unit -= FileModel.BLOCK - 512) {
            boolean fits = request.offset % unit == 0;
            for (int i = 0; i < buffers.segments(); i++) {
                fits &= buffers.base(i) % unit == 0 && buffers.length(i) % unit == 0;
            }
            if (fits) {
                return unit;
            }
        }
        return 0;
    }

    private static int up(int bytes, int unit) {
        return (bytes + unit - 1) / unit * unit;
    }

    /** Whether an asynchronous request is left to completers if something is on its way when all is submitted. */
    boolean mayQueue(Step request) {
        boolean stopped = request.kind == Kind.READ ? faultMet : hole != NEVER || extends_;
        return request.async && !refused && !stopped;
    }
}
