package io.github.diobench.engine.scenario;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A job of random asynchronous writes with verification. Each block is written once a pass, the passes being numbered on, and is
 * never written again before the write in flight to it has completed, because overlapping writes cannot be verified.
 */
final class FioJob {
    private final Scene scene;
    private final Stamps stamps;
    private final long base;
    private final int blockSize;
    private final int blocks;
    private final int depth;
    private final SplittableRandom random;
    /** The number of the last write to each block; 0 for none. */
    private final long[] written;

    private long sequence;

    FioJob(Scene scene, Stamps stamps, long base, int blockSize, int blocks, int depth, long seed) {
        this.scene = scene;
        this.stamps = stamps;
        this.base = base;
        this.blockSize = blockSize;
        this.blocks = blocks;
        this.depth = depth;
        this.random = new SplittableRandom(seed);
        this.written = new long[blocks];
    }

    /** Writes every block once, in random order. */
    FioJob writeAll() {
        return write(Shuffle.of(blocks, random));
    }

    /** Writes every block, and verifies what was written after each {@code backlog} writes. */
    FioJob writeWithBacklog(int backlog) {
        int[] order = Shuffle.of(blocks, random);
        for (int from = 0; from < blocks; from += backlog) {
            int[] some = Arrays.copyOfRange(order, from, Math.min(blocks, from + backlog));
            write(some);
            verify(some);
        }
        return this;
    }

    /**
     * Writes random blocks, the same one again and again: a write that would overlap one in flight waits ({@code serialize_overlap}).
     */
    FioJob writeSerialised(int writes) {
        boolean[] inFlight = new boolean[blocks];
        int[] left = {writes};
        new Slots(scene, depth, blockSize).run(slot -> {
            if (!slot.isFresh()) {
                inFlight[slot.state] = false;
            }
            if (left[0] == 0) {
                return false;
            }
            int block = random.nextInt(blocks);
            while (inFlight[block]) {
                block = (block + 1) % blocks;
            }
            left[0]--;
            inFlight[block] = true;
            return prepare(slot, block);
        });
        return this;
    }

    /** Reads everything back asynchronously and verifies that each block is of its last write. */
    FioJob verifyAll() {
        verify(Shuffle.of(blocks, random));
        return this;
    }

    /** Verifies in other threads than the one that reads. */
    FioJob verifyAsync(int threads) throws InterruptedException {
        ConcurrentLinkedQueue<Runnable> read = new ConcurrentLinkedQueue<>();
        AtomicBoolean done = new AtomicBoolean();
        Crew crew = new Crew();
        crew.worker(() -> {
            readInto(Shuffle.of(blocks, random), (block, bytes) -> read.add(() -> verify(block, bytes)));
            done.set(true);
        });
        crew.workers(threads, i -> () -> {
            for (boolean last = false; !last; ) {
                last = done.get(); // before the queue is looked at, so that nothing is added behind the last look
                for (Runnable next = read.poll(); next != null; next = read.poll()) {
                    next.run();
                }
                Thread.onSpinWait();
            }
        });
        crew.run();
        return this;
    }

    long writes() {
        return sequence;
    }

    private FioJob write(int[] order) {
        int[] next = {0};
        new Slots(scene, depth, blockSize).run(slot -> next[0] < order.length && prepare(slot, order[next[0]++]));
        return this;
    }

    private boolean prepare(Slots.Slot slot, int block) {
        long at = base + (long) block * blockSize;
        slot.state = block;
        written[block] = ++sequence;
        slot.buffer.set(stamps.make(at, blockSize, sequence));
        return slot.write(scene.file, at, blockSize);
    }

    private void verify(int[] order) {
        readInto(order, this::verify);
    }

    private void verify(int block, byte[] bytes) {
        stamps.verify(bytes, blockSize, base + (long) block * blockSize, number -> number == written[block]);
    }

    @FunctionalInterface
    private interface Taker {
        void take(int block, byte[] bytes);
    }

    private void readInto(int[] order, Taker taker) {
        int[] next = {0};
        new Slots(scene, depth, blockSize).run(slot -> {
            if (!slot.isFresh()) {
                taker.take(slot.state, slot.buffer.bytes());
            }
            if (next[0] == order.length) {
                return false;
            }
            slot.state = order[next[0]++];
            slot.buffer.fill(0);
            return slot.read(scene.file, base + (long) slot.state * blockSize, blockSize, blockSize);
        });
    }
}
