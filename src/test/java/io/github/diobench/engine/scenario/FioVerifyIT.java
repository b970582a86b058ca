package io.github.diobench.engine.scenario;

import static io.github.diobench.engine.scenario.Sizes.BLOCK;
import static io.github.diobench.engine.scenario.Sizes.KIB;
import static io.github.diobench.engine.scenario.Sizes.SECTOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The verify modes of fio: random writes whose blocks say where they belong, read back in several ways. */
class FioVerifyIT {
    private static final long SEED = 0xacca;
    private static final int DEPTH = Sizes.of(8, 64);
    private static final int BLOCKS = Sizes.of(32, 2048);

    /** Part of the file exists, part is holes, the rest is beyond its end. */
    private static Scene file(String counter, int blockSize, boolean sync) {
        int third = blockSize * BLOCKS / 3;
        int mapped = third / BLOCK + 1;
        Scene scene = Scene.queued(
                counter,
                SEED,
                file -> file.size(2L * third)
                        .map(0, 0, mapped)
                        .allocationGap(1)
                        .maxVecs(5)
                        .sync(sync));
        scene.lay(0, mapped * BLOCK, 0);
        return scene.anyBytes();
    }

    private static FioJob job(Scene scene, Stamps stamps, int blockSize) {
        return new FioJob(scene, stamps, 0, blockSize, BLOCKS, DEPTH, SEED);
    }

    @EveryCounter
    @DisplayName("72 verify=meta")
    void row72Meta(String counter) {
        try (Scene scene = file(counter, BLOCK, false)) {
            job(scene, new Stamps(BLOCK, 0, "none"), BLOCK).writeAll().verifyAll();
        }
    }

    @EveryCounter
    @DisplayName("73 verify=crc32, crc32c, md5, sha...")
    void row73Digests(String counter) {
        for (String digest : List.of("crc32", "crc32c", "MD5", "SHA-1", "SHA-256", "SHA-512", "SHA3-256")) {
            try (Scene scene = file(counter, 2 * BLOCK, false)) {
                job(scene, new Stamps(BLOCK, 0, digest), 2 * BLOCK).writeAll().verifyAll();
            }
        }
    }

    @EveryCounterAndMode
    @DisplayName("74 verify=pattern with the offset in it")
    void row74Pattern(String counter, Mode mode) {
        SplittableRandom random = new SplittableRandom(SEED);
        int chunk = 3 * SECTOR;
        try (Scene scene = Scene.queued(counter, SEED, file -> file.allocationGap(1))) {
            for (int block : Shuffle.of(BLOCKS, random)) {
                long at = (long) block * chunk;
                scene.writeAll(scene.buffer(chunk).set(Bytes.positions(at, chunk)), at, mode);
            }
            Bytes.assertSame(Bytes.positions(0, BLOCKS * chunk), scene.content(), "the file");
        }
    }

    @EveryCounter
    @DisplayName("75 verify_interval=512 with bs=64k")
    void row75ManyHeadersInAWrite(String counter) {
        try (Scene scene = file(counter, 64 * KIB, false)) {
            job(scene, new Stamps(SECTOR, 0, "crc32c"), 64 * KIB).writeAll().verifyAll();
        }
    }

    @EveryCounter
    @DisplayName("76 verify_offset")
    void row76HeaderInsideTheInterval(String counter) {
        for (int offset : List.of(8, 100, SECTOR - Stamps.HEADER)) {
            try (Scene scene = file(counter, 5 * SECTOR, false)) {
                job(scene, new Stamps(SECTOR, offset, "crc32"), 5 * SECTOR)
                        .writeAll()
                        .verifyAll();
            }
        }
    }

    @EveryCounter
    @DisplayName("77 verify_backlog")
    void row77Backlog(String counter) {
        try (Scene scene = file(counter, BLOCK, false)) {
            job(scene, new Stamps(BLOCK, 0, "crc32c"), BLOCK)
                    .writeWithBacklog(Sizes.of(10, 1024))
                    .writeWithBacklog(Sizes.of(7, 1000))
                    .verifyAll();
        }
    }

    @EveryCounter
    @DisplayName("78 verify_async")
    void row78VerifiersOfTheirOwn(String counter) throws InterruptedException {
        try (Scene scene = file(counter, BLOCK, false)) {
            job(scene, new Stamps(BLOCK, 0, "SHA-256"), BLOCK).writeAll().verifyAsync(Sizes.of(2, 4));
        }
    }

    @EveryCounter
    @DisplayName("80 verify_write_sequence")
    void row80NoWriteLostOrRepeated(String counter) {
        for (boolean sync : List.of(false, true)) {
            try (Scene scene = file(counter, BLOCK + SECTOR, sync)) {
                FioJob job = job(scene, new Stamps(SECTOR, 0, "none"), BLOCK + SECTOR);
                for (int pass = 1; pass <= 3; pass++) {
                    job.writeAll().verifyAll();
                    assertEquals((long) pass * BLOCKS, job.writes());
                }
            }
        }
    }

    @EveryCounter
    @DisplayName("83 serialize_overlap=1, no norandommap without it")
    void row83OverlapsAreSerialised(String counter) {
        try (Scene scene = file(counter, 4 * KIB, false)) {
            FioJob job = job(scene, new Stamps(SECTOR, 0, "crc32c"), 4 * KIB);
            job.writeAll().writeSerialised(4 * BLOCKS).verifyAll();
        }
    }

    @Test
    @DisplayName("a block in the wrong place, of another write, or damaged is found")
    void theVerifierFindsWhatIsWrong() {
        Stamps stamps = new Stamps(SECTOR, 8, "crc32c");
        byte[] bytes = stamps.make(BLOCK, BLOCK, 7);
        stamps.verify(bytes, BLOCK, BLOCK, number -> number == 7);
        assertThrows(AssertionError.class, () -> stamps.verify(bytes, BLOCK, 2 * BLOCK, number -> number == 7));
        assertThrows(AssertionError.class, () -> stamps.verify(bytes, BLOCK, BLOCK, number -> number == 8));
        for (int i = 0; i < BLOCK; i += 61) {
            int at = i;
            bytes[at] ^= 1;
            AssertionError error =
                    assertThrows(AssertionError.class, () -> stamps.verify(bytes, BLOCK, BLOCK, number -> number == 7));
            assertTrue(error.getMessage().contains("interval"));
            bytes[at] ^= 1;
        }
    }
}
