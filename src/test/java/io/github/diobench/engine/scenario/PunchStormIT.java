package io.github.diobench.engine.scenario;

import static io.github.diobench.engine.scenario.Sizes.BLOCK;
import static io.github.diobench.engine.scenario.Sizes.KIB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;

/** xfstests generic/299 and 300: the block map changes under asynchronous writes, and nothing else does. */
class PunchStormIT {
    private static final long SEED = 20120928;
    private static final int VERIFIED_BLOCKS = Sizes.of(32, 1024);
    private static final int VERIFIED = VERIFIED_BLOCKS * BLOCK;
    private static final int RECORD = Sizes.of(32, 128) * KIB;
    private static final int RECORDS = Sizes.of(8, 64);
    private static final int STORM = RECORDS * RECORD;
    private static final int ROUNDS = Sizes.of(40, 4000);

    @EveryCounter
    @DisplayName("59 generic/299, 300: truncation and hole punching under AIO, a verifier beside them; no ENOSPC")
    void row59TruncateAndPunchUnderAio(String counter) throws InterruptedException {
        Stamps stamps = new Stamps(BLOCK, 0, "crc32c");
        try (Scene scene = Scene.queued(
                counter,
                SEED,
                file -> file.size(VERIFIED + (long) STORM).poolSize(256).maxVecs(16))) {
            scene.anyBytes();
            int depth = Sizes.of(8, 128);
            FioJob verifier = new FioJob(scene, stamps, 0, BLOCK, VERIFIED_BLOCKS, depth, SEED);
            FioJob storm = new FioJob(scene, stamps, VERIFIED, RECORD, RECORDS, Math.min(depth, RECORDS / 2), SEED + 1);
            Crew crew = new Crew();
            crew.background(() -> punch(scene, new SplittableRandom(SEED + 2)));
            crew.background(() -> truncate(scene, new SplittableRandom(SEED + 3)));
            crew.worker(() -> storm.writeSerialised(ROUNDS));
            crew.worker(() -> {
                for (int pass = 0; pass < Sizes.of(2, 20); pass++) {
                    verifier.writeWithBacklog(Sizes.of(16, 1024)).verifyAll();
                }
            });
            crew.run();
            verifier.verifyAll();
            int inStorm = (int) scene.file.size() - VERIFIED;
            assertZeroOrStamped(scene.direct(VERIFIED, inStorm), stamps, storm.writes());
        }
    }

    /** Makes holes in the stormy part; a few, with pauses, so that the writers get on. */
    private static void punch(Scene scene, SplittableRandom random) throws InterruptedException {
        for (int i = 0; i < 8; i++) {
            int block = (VERIFIED + random.nextInt(STORM)) / BLOCK;
            scene.file.punchHole(block, 1 + random.nextInt(4));
            Thread.sleep(0, 300_000);
        }
    }

    /** Cuts the stormy part at a block and lets it grow again. */
    private static void truncate(Scene scene, SplittableRandom random) throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            assertEquals(0, scene.file.truncate(VERIFIED + (long) random.nextInt(STORM / BLOCK) * BLOCK));
            Thread.sleep(0, 500_000);
        }
        assertEquals(0, scene.file.truncate(VERIFIED + (long) STORM));
    }

    private static void assertZeroOrStamped(byte[] content, Stamps stamps, long writes) {
        for (int at = 0; at < content.length; at += BLOCK) {
            byte[] block = Arrays.copyOfRange(content, at, at + BLOCK);
            if (!Arrays.equals(block, new byte[BLOCK])) {
                stamps.verify(block, BLOCK, VERIFIED + (long) at, number -> number > 0 && number <= writes);
            }
        }
    }
}
