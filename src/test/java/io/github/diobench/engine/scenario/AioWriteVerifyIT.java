package io.github.diobench.engine.scenario;

import static io.github.diobench.engine.scenario.Sizes.BLOCK;
import static io.github.diobench.engine.scenario.Sizes.KIB;
import static io.github.diobench.engine.scenario.Sizes.SECTOR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

/** xfstests' {@code aio-dio-write-verify}: groups of writes submitted together after a truncation, then read back. */
class AioWriteVerifyIT {
    private static final long SEED = 20190612;
    private static final int PATTERN = 0x5a;

    private static final int LARGEST = 32 * SECTOR;

    private record Extent(int size, int offset) {}

    /** What the threads of a scenario write with, so many at most. */
    private static List<Slots> slots(Scene scene, int threads) {
        return Stream.generate(() -> new Slots(scene, 8, LARGEST))
                .limit(threads)
                .toList();
    }

    @EveryCounter
    @DisplayName("42 aio-dio-write-verify (generic/538)")
    void row42GroupsAfterATruncation(String counter) throws InterruptedException {
        int half = SECTOR / 2;
        for (int count : List.of(1, 3)) {
            try (Scene scene = Scene.queued(counter, SEED, file -> file)) {
                List<Slots> threads = slots(scene, count);
                verify(scene, half, threads, extents(SECTOR, 0, SECTOR, SECTOR));
                verify(scene, half, threads, extents(SECTOR, 0, 3 * SECTOR, SECTOR));
                verify(scene, SECTOR + half, threads, extents(SECTOR, 0, SECTOR, SECTOR));
                verify(scene, SECTOR + half, threads, extents(BLOCK, 0, 2 * SECTOR, BLOCK));
                verify(scene, SECTOR + half, threads, extents(SECTOR, 0, 2 * SECTOR, SECTOR, BLOCK, 5 * SECTOR));
                verify(scene, BLOCK + half, threads, extents(BLOCK, 2 * BLOCK, SECTOR, BLOCK + SECTOR, BLOCK, 0));
                verify(
                        scene,
                        3 * BLOCK + half,
                        threads,
                        extents(SECTOR, SECTOR, 3 * SECTOR, 3 * SECTOR, BLOCK, 3 * BLOCK));
            }
        }
    }

    @EveryCounter
    @DisplayName("43 aio-dio-write-verify, random (generic/551)")
    void row43RandomGroups(String counter) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(SEED);
        try (Scene scene = Scene.queued(counter, SEED, file -> file.allocationGap(2))) {
            List<Slots> one = slots(scene, 1);
            List<Slots> two = slots(scene, 2);
            for (int round = 0; round < Sizes.of(20, 2000); round++) {
                List<Extent> extents = new ArrayList<>();
                for (int i = 1 + random.nextInt(8); i > 0; i--) {
                    extents.add(new Extent((1 + random.nextInt(32)) * SECTOR, random.nextInt(64) * SECTOR));
                }
                verify(scene, random.nextInt(64 * SECTOR), random.nextBoolean() ? one : two, extents);
            }
        }
    }

    private static List<Extent> extents(int... sizeAndOffset) {
        List<Extent> extents = new ArrayList<>();
        for (int i = 0; i < sizeAndOffset.length; i += 2) {
            extents.add(new Extent(sizeAndOffset[i], sizeAndOffset[i + 1]));
        }
        return extents;
    }

    /** Writes a group; where writes overlap they write the same bytes. */
    private static void verify(Scene scene, int truncated, List<Slots> threads, List<Extent> extents)
            throws InterruptedException {
        assertEquals(0, scene.file.truncate(0));
        assertEquals(0, scene.file.truncate(truncated));
        int size = truncated;
        for (Extent extent : extents) {
            size = Math.max(size, extent.offset + extent.size);
        }
        ConcurrentLinkedQueue<Extent> left = new ConcurrentLinkedQueue<>(extents);
        new Crew()
                .workers(
                        threads.size(),
                        i -> () -> threads.get(i).run(slot -> {
                            Extent next = left.poll();
                            slot.buffer.fill(PATTERN);
                            return next != null && slot.write(scene.file, next.offset, next.size);
                        }))
                .run();
        byte[] expected = new byte[size];
        extents.forEach(extent -> Arrays.fill(expected, extent.offset, extent.offset + extent.size, (byte) PATTERN));
        Bytes.assertSame(expected, scene.content(), "truncated to " + truncated + ", then " + extents);
    }

    @EveryCounter
    @DisplayName("45 aio-dio-cow-race (generic/463): overlapping writes in flight, without shared extents")
    void row45OverlappingWrites(String counter) {
        try (Scene scene = Scene.queued(
                counter, SEED, file -> file.size(2 * BLOCK).map(0, 0, 2).runCap(KIB))) {
            scene.lay(0, 2 * BLOCK, 'o');
            for (int round = 0; round < Sizes.of(20, 1000); round++) {
                int salt = round % 2 * 4;
                new Slots(scene, 4, 2 * BLOCK).run(slot -> {
                    if (!slot.isFresh()) {
                        return false;
                    }
                    slot.buffer.fill('a' + salt + slot.index);
                    int from = slot.index * SECTOR;
                    return slot.write(scene.file, from, 2 * BLOCK - 2 * from);
                });
                byte[] content = scene.content();
                Bytes.assertEach(
                        content,
                        content.length,
                        value -> value - 'a' - salt >= 0 && value - 'a' - salt < 4,
                        "round " + round);
                Bytes.assertAll(Arrays.copyOf(content, SECTOR), 'a' + salt, "what only the first write covers");
            }
        }
    }
}
