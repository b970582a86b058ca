package io.github.diobench.engine.oracle;

import static io.github.diobench.engine.oracle.World.require;

import io.github.diobench.engine.StandingAudit;
import java.util.Arrays;

/** Compares bytes: of the file with the model, and of the program's buffers with either. */
final class ContentJudge {
    private final World world;
    private final FileModel model;

    ContentJudge(World world) {
        this.world = world;
        this.model = world.model;
    }

    /** The blocks of a range, and the two next to it; what is cached and clean is on disk too (I19). */
    void aroundRange(Step request) {
        int first = (int) Math.max(0, Math.min(request.offset, FileModel.LIMIT) / FileModel.BLOCK - 1);
        int last = Math.min(first + FileModel.blocks(request.count) + 3, FileModel.blocks(model.size));
        for (int block = first; block < last; block++) {
            blockIsAsModelled(block);
        }
    }

    void blockIsAsModelled(int block) {
        int from = block * FileModel.BLOCK;
        int valid = Math.min(FileModel.BLOCK, model.size - from);
        same(world.look(block), from, valid, "");
        if (!model.dirty[block] && world.file.isCached(block)) {
            same(world.lookOnDisk(block), from, valid, " on disk");
        }
    }

    /** The whole file, read by a program. */
    void wholeFile(boolean direct) {
        byte[] actual = world.readAll(direct);
        if (direct) {
            model.setDirty(0, FileModel.LIMIT, false);
        }
        same(actual, 0, model.size, direct ? " read directly" : " read through the cache");
    }

    /**
     * After a write that failed or was cut short: each byte is old or new, or zero where a fault lets the engine write zeros; the
     * model learns which. The same for a block that was a hole.
     *
     * @param kept how many bytes at the beginning must be new
     */
    void resolve(Step request, int kept, Forecast forecast) {
        int offset = (int) request.offset;
        int last = Math.min(FileModel.blocks(request.end()), FileModel.blocks(model.size));
        for (int block = offset / FileModel.BLOCK; block < last; block++) {
            boolean wasMapped = model.mapped[block];
            model.mapped[block] = world.file.isMapped(block);
            require(!wasMapped || model.mapped[block], "block " + block + " was lost");
            byte[] actual = world.look(block);
            int from = block * FileModel.BLOCK;
            for (int i = 0; i < FileModel.BLOCK && from + i < model.size; i++) {
                resolveByte(request, from + i - offset, from + i, actual[i], kept, forecast);
            }
        }
    }

    private void resolveByte(Step request, int position, int at, byte actual, int kept, Forecast forecast) {
        boolean inRange = position >= 0 && position < request.count;
        boolean isNew = inRange && actual == request.data[position] && !faults(position, forecast);
        boolean isOld = actual == model.bytes[at] && position >= (inRange ? kept : Integer.MIN_VALUE);
        boolean isCover = inRange && actual == 0 && position >= forecast.fault();
        if (!isNew && !isOld && !isCover) {
            throw new AssertionError("byte " + at + " is " + actual + ": neither old (" + model.bytes[at] + ")"
                    + (inRange ? " nor new (" + request.data[position] + ")" : "")
                    + (forecast.faultMet() ? ", fault at " + forecast.fault() : ""));
        }
        model.bytes[at] = actual;
    }

    private boolean faults(int position, Forecast forecast) {
        return position >= forecast.fault() && world.buffers.faults(addressOf(position), false);
    }

    private long addressOf(int position) {
        int segment = 0;
        int inSegment = position;
        while (inSegment >= world.buffers.length(segment)) {
            inSegment -= world.buffers.length(segment++);
        }
        return world.buffers.base(segment) + inSegment;
    }

    /** The first bytes of the buffers of a read are those of the file. */
    void buffersHoldFile(Step request, int length) {
        int position = 0;
        for (int segment = 0; segment < world.buffers.segments() && position < length; segment++) {
            int valid = Math.min(world.buffers.length(segment), length - position);
            if (valid > 0) {
                byte[] pages = world.buffers.look(segment);
                int inPages = (int) (world.buffers.base(segment) - world.buffers.firstPage(segment));
                int file = (int) request.offset + position;
                int wrong = Arrays.mismatch(pages, inPages, inPages + valid, model.bytes, file, file + valid);
                if (wrong >= 0) {
                    throw new AssertionError("byte " + (position + wrong) + " read is " + pages[inPages + wrong]
                            + ", not " + model.bytes[file + wrong]);
                }
            }
            position += world.buffers.length(segment);
        }
    }

    /** Nothing that a read put into the buffers before it stopped is from outside the file. */
    void buffersHoldNothingStale(Step request, int stop) {
        int position = 0;
        for (int segment = 0; segment < world.buffers.segments() && position < stop; segment++) {
            byte[] pages = world.buffers.look(segment);
            int inPages = (int) (world.buffers.base(segment) - world.buffers.firstPage(segment));
            int length = pages == null ? 0 : Math.min(world.buffers.length(segment), stop - position);
            for (int i = 0; i < length; i++) {
                int at = (int) request.offset + position + i;
                byte got = pages[inPages + i];
                boolean right = got == UserBuffers.MARKER || (got == 0 && at >= model.size) || got == model.bytes[at];
                require(right, got == StandingAudit.STALE ? "a stale byte was read" : "a byte was read from elsewhere");
            }
            position += world.buffers.length(segment);
        }
    }

    /** The buffers of a read from a request position on, and what lies around them in their pages, are as they were. */
    void buffersUntouchedFrom(Step request, int stop) {
        int position = 0;
        for (int segment = 0; segment < world.buffers.segments(); segment++) {
            byte[] pages = world.buffers.look(segment);
            if (pages != null) {
                int inPages = (int) (world.buffers.base(segment) - world.buffers.firstPage(segment));
                int touched = Math.max(0, Math.min(world.buffers.length(segment), stop - position));
                for (int i = 0; i < pages.length; i++) {
                    boolean free = i >= inPages && i < inPages + touched;
                    boolean faults = world.buffers.faults(world.buffers.firstPage(segment) + i, true);
                    require(
                            (free && !faults) || pages[i] == UserBuffers.MARKER,
                            "user memory was written that is none of the request's");
                }
            }
            position += world.buffers.length(segment);
        }
    }

    private void same(byte[] actual, int from, int length, String where) {
        int wrong = Arrays.mismatch(actual, 0, length, model.bytes, from, from + length);
        if (wrong >= 0) {
            throw new AssertionError(
                    "byte " + (from + wrong) + where + " is " + actual[wrong] + ", not " + model.bytes[from + wrong]);
        }
    }
}
