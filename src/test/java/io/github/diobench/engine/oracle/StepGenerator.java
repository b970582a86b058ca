package io.github.diobench.engine.oracle;

import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.oracle.OracleDevice.Fail;
import io.github.diobench.engine.oracle.OracleDevice.Hold;
import io.github.diobench.engine.oracle.Step.Kind;
import java.util.List;
import java.util.SplittableRandom;

/** Draws the steps of a run; each from the seed, its number and the state of the file, so that a step can be left out. */
final class StepGenerator {
    private static final int SECTOR = 512;
    private static final List<Hold> HOLDS = List.of(Hold.values());
    private static final List<Fail> FAILURES = List.of(Fail.FIRST, Fail.SOME, Fail.ALL);
    private static final byte[] PATTERN = pattern();

    private final long seed;
    private final FileModel model;
    private final int largePercent;
    private final UserBuffers buffers;

    /**
     * Makes a generator.
     *
     * @param largePercent how many of the requests are for many blocks
     */
    StepGenerator(long seed, FileModel model, UserBuffers buffers, int largePercent) {
        this.seed = seed;
        this.largePercent = largePercent;
        this.model = model;
        this.buffers = buffers;
    }

    Step draw(int step) {
        SplittableRandom random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + step);
        Step request = new Step(step, random);
        request.kind = kind(random.nextInt(100));
        request.interrupted = chance(random, 3);
        request.permit = chance(random, 5);
        switch (request.kind) {
            case TRUNCATE -> drawTruncate(request, random);
            case PUNCH -> drawPunch(request, random);
            case FSYNC -> {}
            default -> drawTransfer(request, random);
        }
        request.failRwPage = chance(random, 5) && request.end() <= model.size && request.aligned;
        request.failFlush = chance(random, 5);
        return request;
    }

    private static Kind kind(int percent) {
        if (percent < 54) {
            return Kind.WRITE;
        }
        if (percent < 75) {
            return Kind.READ;
        }
        if (percent < 82) {
            return Kind.WRITE_BUFFERED;
        }
        if (percent < 86) {
            return Kind.READ_BUFFERED;
        }
        if (percent < 92) {
            return Kind.TRUNCATE;
        }
        return percent < 99 ? Kind.PUNCH : Kind.FSYNC;
    }

    private void drawTruncate(Step request, SplittableRandom random) {
        int draw = random.nextInt(64);
        if (draw == 0) {
            request.argument = -1;
        } else if (draw == 1) {
            request.argument = FileIo.MAX_SIZE + 1;
        } else {
            int limit = draw < 48 ? model.size : FileModel.LIMIT;
            request.argument = cut(random.nextInt(limit + 1), random);
        }
    }

    private static int cut(int bytes, SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> bytes & -FileModel.BLOCK;
            case 1 -> bytes & -SECTOR;
            default -> bytes;
        };
    }

    private static void drawPunch(Step request, SplittableRandom random) {
        request.offset = (long) random.nextInt(FileModel.BLOCKS) * FileModel.BLOCK;
        request.argument = random.nextLong(1, 10);
    }

    private void drawTransfer(Step request, SplittableRandom random) {
        boolean direct = request.kind.isDirect();
        request.alignment = !direct ? 1 : chance(random, 50) ? SECTOR : FileModel.BLOCK;
        request.async = direct && random.nextBoolean();
        request.aio = request.async && random.nextBoolean();
        drawLengths(request, random);
        drawOffset(request, random);
        buffers.mend();
        request.spoiled = chance(random, 26);
        request.amongReadOnly = chance(random, 10);
        buffers.place(random, request.lengths, request.alignment, request.amongReadOnly);
        if (request.spoiled) {
            buffers.spoil(random);
        }
        if (direct && chance(random, 2)) {
            misalign(request, random);
        }
        if (request.kind.isWrite()) {
            request.data = data(request.count, random);
        }
        if (direct) {
            request.hold = HOLDS.get(random.nextInt(HOLDS.size()));
            request.fail = chance(random, 34) ? FAILURES.get(random.nextInt(FAILURES.size())) : Fail.NONE;
            request.readWhileQueued = chance(random, 30);
        }
    }

    private void drawLengths(Step request, SplittableRandom random) {
        boolean vector = request.kind.isDirect() && chance(random, 35);
        request.lengths = new int[vector ? 2 + random.nextInt(3) : 1];
        boolean large = chance(random, largePercent);
        int most = (large ? 16 : request.lengths.length > 1 ? 3 : 7) * FileModel.BLOCK / request.alignment;
        for (int i = 0; i < request.lengths.length; i++) {
            int units = 1 + random.nextInt(most);
            if (large && request.kind.isDirect() && request.lengths.length == 1) {
                units += 2 * most; // enough for more bios than a synchronous request leaves unreaped
            }
            request.lengths[i] = chance(random, 2) ? 0 : units * request.alignment;
            request.count += request.lengths[i];
        }
    }

    /** Anywhere, or so that the request crosses or touches the end of the file, or begins a little behind it. */
    private void drawOffset(Step request, SplittableRandom random) {
        int last = FileModel.LIMIT - request.count;
        int wanted;
        if (request.kind.isWrite() && chance(random, 45)) {
            wanted = model.size - random.nextInt(request.count + 1);
            wanted += chance(random, 40) ? random.nextInt(6 * FileModel.BLOCK) : 0;
            wanted = wanted + request.alignment - 1;
        } else {
            wanted = random.nextInt(model.size + FileModel.BLOCK);
        }
        int unit = request.alignment;
        request.offset = (long) Math.max(0, Math.min(wanted, last)) / unit * unit;
        if (chance(random, 1)) {
            request.offset = random.nextBoolean() ? FileIo.MAX_SIZE : -unit;
            request.aligned = false;
        }
    }

    private void misalign(Step request, SplittableRandom random) {
        request.aligned = false;
        if (random.nextBoolean() || request.count == 0) {
            request.offset += 1 + random.nextInt(SECTOR - 1);
        } else {
            buffers.misalign();
        }
    }

    /** Bytes that are neither zero nor stale nor the marker. */
    private static byte[] data(int count, SplittableRandom random) {
        byte[] data = new byte[count];
        System.arraycopy(PATTERN, random.nextInt(PATTERN.length - count), data, 0, count);
        return data;
    }

    private static byte[] pattern() {
        byte[] bytes = new byte[2 * FileModel.LIMIT];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (1 + random.nextInt(0xfd));
        }
        return bytes;
    }

    static byte[] initialContent(int bytes, SplittableRandom random) {
        return data(bytes, random);
    }

    private static boolean chance(SplittableRandom random, int percent) {
        return random.nextInt(100) < percent;
    }
}
