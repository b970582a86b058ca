package io.github.diobench.engine.scenario;

import static io.github.diobench.engine.scenario.Sizes.BLOCK;
import static io.github.diobench.engine.scenario.Sizes.SECTOR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;

/** {@code fsx}: random operations on a file and on an array that says what the file must hold. */
class FsxIT {
    private static final long SEED = 20040615;
    private static final int LENGTH = Sizes.of(100_000, 500_000);
    private static final int OPERATIONS = Sizes.of(400, 10_000);

    @EveryCounter
    @DisplayName("17 fsx-linux fsx01 to fsx22")
    void row17DirectOperations(String counter) {
        for (int largest : new int[] {1024, 8192, 65536}) {
            run(counter, SEED, SECTOR * 4, Math.max(SECTOR * 4, largest), 256, Mode.SYNC, 0);
            run(counter, SEED + 1, BLOCK, Math.max(BLOCK, largest), 256, Mode.SYNC, 0);
        }
    }

    @EveryCounter
    @DisplayName("52 generic/091, 263: fsx -Z -r|-t|-w PSIZE|BSIZE, with buffered operations between")
    void row52DirectAndBuffered(String counter) {
        for (int align : new int[] {SECTOR, 2 * SECTOR, BLOCK}) {
            for (int largest : new int[] {8192, 32768, 65536}) {
                run(counter, SEED + align, align, largest, 256, Mode.SYNC, 40);
            }
        }
    }

    @EveryCounter
    @DisplayName("53 generic/112: fsx -A")
    void row53Asynchronous(String counter) {
        run(counter, SEED, SECTOR, 32768, 256, Mode.AIO, 0);
        run(counter, SEED + 1, BLOCK, 65536, 256, Mode.AIO, 40);
    }

    @EveryCounterAndMode
    @DisplayName("55 generic/760: bios of few and of many vectors, for fsx with huge pages")
    void row55VectorLimits(String counter, Mode mode) {
        for (int maxVecs : new int[] {1, 7}) {
            run(counter, SEED + maxVecs, SECTOR, 65536, maxVecs, mode, 20);
        }
    }

    private static void run(
            String counter, long seed, int align, int largest, int maxVecs, Mode mode, int bufferedPercent) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] model = new byte[0];
        Buffer[] buffer = new Buffer[1];
        try (Scene scene =
                Scene.queued(counter, seed, file -> file.maxVecs(maxVecs).runCap(5))) {
            buffer[0] = scene.buffer(largest);
            for (int operation = 0; operation < OPERATIONS; operation++) {
                boolean buffered = random.nextInt(100) < bufferedPercent;
                int unit = buffered ? 1 : align;
                int length = (1 + random.nextInt(largest / unit)) * unit;
                long at = (long) random.nextInt((LENGTH - length) / unit) * unit;
                String what = "operation " + operation + ", " + length + " bytes at " + at;
                switch (random.nextInt(10)) {
                    case 0 -> {
                        int size = random.nextInt(LENGTH);
                        assertEquals(0, scene.file.truncate(size));
                        model = Arrays.copyOf(model, size);
                    }
                    case 1 -> {
                        int block = (int) at / BLOCK;
                        scene.file.punchHole(block, 1 + length / BLOCK);
                        int end = Math.min(model.length, (block + 1 + length / BLOCK) * BLOCK);
                        if (block * BLOCK < end) {
                            Arrays.fill(model, block * BLOCK, end, (byte) 0);
                        }
                    }
                    case 2, 3, 4, 5 -> model = write(scene, buffer[0], model, at, length, operation, buffered, mode);
                    default -> read(scene, buffer[0], model, at, length, what, buffered, mode);
                }
                assertEquals(model.length, scene.file.size(), what);
            }
            assertEquals(0, scene.file.fsync());
            Bytes.assertSame(model, scene.content(), "the file in the end");
        }
    }

    private static byte[] write(
            Scene scene, Buffer buffer, byte[] model, long at, int length, int operation, boolean buffered, Mode mode) {
        byte[] bytes = Bytes.positions(at + operation * 7L, length);
        buffer.memory.write(buffer.address, bytes);
        long written = buffered
                ? scene.file.writeBuffered(buffer.memory, buffer.address, length, at)
                : scene.write(buffer.part(0, length), at, mode);
        assertEquals(length, written, "operation " + operation);
        byte[] changed = Arrays.copyOf(model, Math.max(model.length, (int) at + length));
        System.arraycopy(bytes, 0, changed, (int) at, length);
        return changed;
    }

    private static void read(
            Scene scene, Buffer buffer, byte[] model, long at, int length, String what, boolean buffered, Mode mode) {
        int expected = (int) Math.max(0, Math.min(length, model.length - at));
        long read = buffered
                ? scene.file.readBuffered(buffer.memory, buffer.address, length, at)
                : scene.read(buffer.part(0, length), at, mode);
        assertEquals(expected, read, what);
        byte[] inFile = expected == 0 ? new byte[0] : Arrays.copyOfRange(model, (int) at, (int) at + expected);
        Bytes.assertSame(inFile, buffer.bytes(0, expected), what);
    }
}
