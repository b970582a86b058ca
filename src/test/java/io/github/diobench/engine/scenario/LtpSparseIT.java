package io.github.diobench.engine.scenario;

import static io.github.diobench.engine.scenario.Sizes.BLOCK;
import static io.github.diobench.engine.scenario.Sizes.KIB;
import static io.github.diobench.engine.scenario.Sizes.MIB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.engine.file.FileIo;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

/** LTP {@code dio_sparse} and {@code aiodio_sparse}: zeros are written directly into a sparse file while others read it. */
class LtpSparseIT {
    private static final long SEED = 20031117;

    /**
     * One command line.
     *
     * @param write bytes in a write
     * @param size of the file when it begins
     * @param offset of the first write
     * @param end of the last write
     * @param readers reading threads
     * @param slots writes in flight, 0 for a writer that waits
     */
    private record Line(int write, int size, int offset, int end, int readers, int slots) {
        static Line sync(int write, int size, int readers) {
            return new Line(write, size, 0, size, readers, 0);
        }

        static Line aio(int write, int size, int readers, int slots) {
            return new Line(write, size, 0, size, readers, slots);
        }

        int length(long at) {
            return (int) Math.min(write, end - at);
        }
    }

    @EveryCounter
    @DisplayName("1 dio_sparse")
    void row01Sparse(String counter) throws Exception {
        run(counter, Line.sync(KIB, Sizes.of(64 * KIB, 16 * MIB), Sizes.of(4, 16)));
        run(counter, Line.sync(Sizes.of(32 * KIB, 64 * MIB), Sizes.of(180 * KIB, 100 * MIB), Sizes.of(4, 16)));
        if (Sizes.soak()) {
            run(counter, Line.sync(32 * KIB, 180 * KIB, 1000));
        }
    }

    @EveryCounter
    @DisplayName("2 dio_sparse -s 1751k -w 11k, -s 180k -w 18k")
    void row02SparseOddWriteSizes(String counter) throws Exception {
        run(counter, Line.sync(11 * KIB, Sizes.of(175 * KIB, 1751 * KIB), Sizes.of(3, 16)));
        run(counter, Line.sync(18 * KIB, 180 * KIB, Sizes.of(3, 16)));
    }

    @EveryCounter
    @DisplayName("3 dio_sparse -o 3k|4k|6k|8k -w 4k -s 2k|4k")
    void row03SparseBeyondTheEnd(String counter) throws Exception {
        for (int offset : List.of(3 * KIB, 4 * KIB, 6 * KIB, 8 * KIB)) {
            for (int size : List.of(2 * KIB, 4 * KIB)) {
                run(counter, new Line(4 * KIB, size, offset, offset + 8 * KIB, 2, 0));
            }
        }
    }

    @EveryCounter
    @DisplayName("4 aiodio_sparse")
    void row04AioSparse(String counter) throws Exception {
        run(counter, Line.aio(KIB, Sizes.of(64 * KIB, 16 * MIB), Sizes.of(4, 16), 16));
    }

    @EveryCounter
    @DisplayName("5 aiodio_sparse -s 1751k -w 11k, -o 9 -s 180k -w 18k")
    void row05AioSparseOddWriteSizes(String counter) throws Exception {
        run(counter, Line.aio(11 * KIB, Sizes.of(175 * KIB, 1751 * KIB), Sizes.of(3, 16), 16));
        run(counter, Line.aio(18 * KIB, 180 * KIB, Sizes.of(3, 16), 9));
    }

    @EveryCounter
    @DisplayName("6 aiodio_sparse -o 4 -w 8k...16M -n 2...1000")
    void row06AioSparseScaled(String counter) throws Exception {
        List<Integer> writes = Sizes.soak()
                ? Stream.iterate(8 * KIB, write -> write <= 16 * MIB, write -> 2 * write)
                        .toList()
                : List.of(8 * KIB, 128 * KIB, 512 * KIB);
        for (int write : writes) {
            run(counter, Line.aio(write, Math.max(4 * write, Sizes.of(0, 4 * MIB)), 2, 4));
        }
        if (Sizes.soak()) {
            run(counter, Line.aio(64 * KIB, MIB, 1000, 4));
        }
    }

    /** Writes twice: first into holes, then, block for block a bio of its own, into what the first pass mapped. */
    private static void run(String counter, Line line) throws Exception {
        try (Scene scene =
                Scene.queued(counter, SEED, file -> file.size(line.size).allocationGap(1))) {
            Crew crew = new Crew();
            crew.background(line.readers, i -> Readers.buffered(scene, 16 * KIB, Readers.ZERO));
            crew.worker(() -> {
                for (int pass = 0; pass < 2; pass++) {
                    write(scene, line);
                }
            });
            crew.run();
            assertEquals(Math.max(line.size, line.end), scene.file.size());
            assertEquals((line.end + BLOCK - 1) / BLOCK - line.offset / BLOCK, scene.file.mappedBlocks());
            Readers.buffered(scene, 64 * KIB, Readers.ZERO).run();
            Readers.direct(scene, 64 * KIB, Mode.SYNC, Readers.ZERO).run();
        }
    }

    private static void write(Scene scene, Line line) {
        FileIo file = scene.file;
        if (line.slots == 0) {
            Buffer zeros = scene.buffer(line.write);
            for (long at = line.offset; at < line.end; at += line.write) {
                assertEquals(line.length(at), file.writev(zeros.part(0, line.length(at)), at));
            }
            return;
        }
        long[] next = {line.offset};
        new Slots(scene, line.slots, line.write).run(slot -> {
            long at = next[0];
            next[0] += line.write;
            return at < line.end && slot.write(file, at, line.length(at));
        });
    }
}
