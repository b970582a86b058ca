package io.github.diobench.engine.oracle;

import static io.github.diobench.engine.oracle.World.require;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.dio.FallbackPolicy;
import io.github.diobench.engine.oracle.Performer.Outcome;
import io.github.diobench.engine.oracle.Step.Kind;

/** Says whether what came of a request is right, and brings the model up to date. */
final class Judge {
    private static final int REAP_EVERY = 64;

    private final World world;
    private final FileModel model;
    private final ContentJudge content;

    Judge(World world) {
        this.world = world;
        this.model = world.model;
        this.content = new ContentJudge(world);
    }

    void judge(Step request, Forecast forecast, Outcome outcome) {
        switch (request.kind) {
            case WRITE -> write(request, forecast, outcome);
            case READ -> read(request, forecast, outcome);
            case WRITE_BUFFERED -> writeBuffered(request, forecast, outcome.value());
            case READ_BUFFERED -> readBuffered(request, forecast, outcome.value());
            case TRUNCATE -> truncate(request, forecast, outcome.value());
            case PUNCH -> model.punch((int) request.offset / FileModel.BLOCK, (int) request.argument);
            case FSYNC -> fsync(request, outcome.value());
        }
        state();
        content.aroundRange(request);
    }

    private void write(Step request, Forecast forecast, Outcome outcome) {
        if (forecast.refused() || blockedByCache(request)) {
            same(forecast.refused() ? forecast.value() : -Errno.EIO, outcome.value());
            delivery(request, false, outcome);
            return;
        }
        delivery(request, forecast.mayQueue(request), outcome);
        int offset = (int) request.offset;
        boolean fallsBack = forecast.hole() != Forecast.NEVER && forecast.value() > 0 && world.device.failed == 0;
        fallback(request, forecast, fallsBack);
        model.setDirty(offset, request.end(), false);
        if (fallsBack && request.failRwPage) {
            long kept = world.policy == FallbackPolicy.REMAINDER && forecast.hole() > 0 ? forecast.hole() : -Errno.EIO;
            same(reported(request, kept), outcome.value());
            content.resolve(request, (int) Math.max(kept, 0), forecast);
            same(0, world.file.fsync()); // the pages that could not be written are still there, and dirty
            model.setDirty(0, FileModel.LIMIT, false);
            return;
        }
        long value = withBioErrors(request, forecast, outcome);
        same(reported(request, value), outcome.value());
        if (value < 0) {
            if (forecast.extends_() && model.size % FileModel.BLOCK != 0) {
                model.setDirty(model.size - 1, model.size, false); // what lies beyond the size is zeroed again
            }
            content.resolve(request, 0, forecast);
        } else {
            model.write(offset, request.data, (int) value);
            endIo(request, forecast.hole() == 0 ? 0 : 1);
        }
    }

    private void read(Step request, Forecast forecast, Outcome outcome) {
        if (forecast.refused() || blockedByCache(request)) {
            same(forecast.refused() ? forecast.value() : -Errno.EIO, outcome.value());
            delivery(request, false, outcome);
            content.buffersUntouchedFrom(request, 0);
            return;
        }
        delivery(request, forecast.mayQueue(request), outcome);
        long value = withBioErrors(request, forecast, outcome);
        same(value, outcome.value());
        model.setDirty((int) request.offset, request.end(), false);
        endIo(request, value > 0 ? 1 : world.watch.ended);
        if (value > 0) {
            content.buffersHoldFile(request, (int) value);
        }
        content.buffersHoldNothingStale(request, forecast.stop());
        content.buffersUntouchedFrom(request, forecast.stop());
    }

    private void writeBuffered(Step request, Forecast forecast, long value) {
        sameOrCutByRwPage(request, forecast.value(), value);
        if (value > 0) {
            model.write((int) request.offset, request.data, (int) value);
            model.setDirty((int) request.offset, (int) request.offset + (int) value, true);
        }
    }

    private void readBuffered(Step request, Forecast forecast, long value) {
        sameOrCutByRwPage(request, forecast.value(), value);
        content.buffersHoldFile(request, (int) Math.max(value, 0));
        content.buffersUntouchedFrom(request, (int) Math.max(value, 0));
    }

    private void truncate(Step request, Forecast forecast, long value) {
        if (forecast.value() != 0) {
            same(forecast.value(), value);
            return;
        }
        int size = (int) request.argument;
        boolean zeroesTail = size < model.size && size % FileModel.BLOCK != 0 && model.mapped[size / FileModel.BLOCK];
        boolean fails = request.failRwPage && zeroesTail;
        same(fails ? -Errno.EIO : 0, value);
        if (!fails) {
            model.truncate(size);
        }
    }

    private void fsync(Step request, long value) {
        boolean pagesFail = request.failRwPage && model.dirtyPages() > 0;
        same(pagesFail || request.failFlush ? -Errno.EIO : 0, value);
        if (!pagesFail) {
            model.setDirty(0, FileModel.LIMIT, false);
        }
    }

    /** Direct requests write dirty pages of their range back first. */
    private boolean blockedByCache(Step request) {
        return request.failRwPage && model.anyDirty((int) request.offset, request.end());
    }

    /** A fault before a failed bio before the bytes; a synchronous request may see a failed bio when it reaps, and stop before the fault. */
    private long withBioErrors(Step request, Forecast forecast, Outcome outcome) {
        boolean failed = world.device.failed > 0;
        if (forecast.value() == -Errno.EFAULT) {
            boolean stopped = failed && !outcome.queued() && world.device.submitted >= REAP_EVERY;
            return stopped && outcome.value() == -Errno.EIO ? -Errno.EIO : -Errno.EFAULT;
        }
        return failed ? -Errno.EIO : forecast.value();
    }

    /** What {@code O_SYNC} makes of a value. */
    private long reported(Step request, long value) {
        if (!world.sync || value <= 0) {
            return value;
        }
        require(world.device.flushes == 1, world.device.flushes + " flushes of an O_SYNC write");
        require(world.device.heldAtFlush == 0, "flushed while bios are on their way");
        return request.failFlush ? -Errno.EIO : value;
    }

    private void delivery(Step request, boolean mayQueue, Outcome outcome) {
        boolean left = world.device.heldAtKick > 0;
        if (outcome.queued()) {
            require(mayQueue && left, "queued, which it must not be");
        } else if (mayQueue && left && !request.aio) {
            // whether a fault was covered by zeros up to the end of the request is not ours to know
            require(request.kind == Kind.WRITE && world.buffers.firstFault(false) < Forecast.NEVER, "was not queued");
        }
    }

    private void endIo(Step request, int times) {
        require(world.watch.ended == times, "end_io " + world.watch.ended + " times, not " + times);
        require(times == 0 || world.watch.endOffset == request.offset, "end_io for offset " + world.watch.endOffset);
    }

    private void fallback(Step request, Forecast forecast, boolean expected) {
        World.Watch watch = world.watch;
        require(watch.fallbacks == (expected ? 1 : 0), watch.fallbacks + " fallbacks");
        if (!expected) {
            return;
        }
        int direct = world.policy == FallbackPolicy.REMAINDER ? forecast.hole() : 0;
        int segment = 0;
        int inSegment = direct;
        while (inSegment >= world.buffers.length(segment)) {
            inSegment -= world.buffers.length(segment++);
        }
        same(request.offset + direct, watch.fallbackOffset);
        same(request.count - direct, watch.fallbackLength);
        same(segment, watch.fallbackSegment);
        same(inSegment, watch.fallbackInSegment);
    }

    private void sameOrCutByRwPage(Step request, long expected, long value) {
        boolean cut = world.device.rwPageFailures > 0
                && (value == -Errno.EIO
                        || (value > 0 && value < expected && (request.offset + value) % FileModel.BLOCK == 0));
        if (!cut) {
            same(expected, value);
        }
    }

    /** What must hold between any two requests. */
    private void state() {
        require(world.file.size() == model.size, "i_size is " + world.file.size() + ", not " + model.size);
        for (int block = 0; block < FileModel.BLOCKS; block++) {
            if (world.file.isMapped(block) != model.mapped[block]) {
                throw new AssertionError("block " + block + " is " + (model.mapped[block] ? "not " : "") + "mapped");
            }
        }
        require(world.file.mappedBlocks() == model.mappedBlocks(), "blocks are mapped beyond the limit");
        require(world.file.dirtyPages() == model.dirtyPages(), world.file.dirtyPages() + " dirty pages");
        require(world.buffers.memory.pins() == 0, world.buffers.memory.pins() + " pins");
        require(world.file.poolFree() == world.file.poolSize(), world.file.poolFree() + " free requests");
        require(world.file.dioCount() == 0, "dio count " + world.file.dioCount());
        require(world.file.faults().isEmpty(), world.file.faults().toString());
    }

    private static void same(long expected, long actual) {
        if (expected != actual) {
            throw new AssertionError("expected " + Errno.toString(expected) + " but was " + Errno.toString(actual));
        }
    }
}
