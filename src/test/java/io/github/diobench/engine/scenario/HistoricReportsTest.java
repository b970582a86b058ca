package io.github.diobench.engine.scenario;

import static io.github.diobench.engine.Errno.EFAULT;
import static io.github.diobench.engine.Errno.EIO;
import static io.github.diobench.engine.scenario.Sizes.BLOCK;
import static io.github.diobench.engine.scenario.Sizes.KIB;
import static io.github.diobench.engine.scenario.Sizes.SECTOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.aio.AioContext;
import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.dio.Observer;
import io.github.diobench.engine.memory.Iovec;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;

/** The requests of the bug reports of 2003 to 2019. */
class HistoricReportsTest {
    private static final long SEED = 20031117;

    @EveryCounterAndMode
    @DisplayName("84 dio_bug (January 2005)")
    void row84SecondVectorIntoAHole(String counter, Mode mode) {
        try (Scene scene = Scene.scripted(
                counter, file -> file.size(4L * BLOCK).map(1, 10, 1).map(3, 20, 1))) {
            scene.lay(BLOCK, BLOCK, 'o');
            scene.lay(3 * BLOCK, BLOCK, 'o');
            Buffer buffer = scene.buffer(2 * BLOCK).set(Bytes.positions(0, 2 * BLOCK));
            assertEquals(2 * BLOCK, scene.write(buffer.segments(2, BLOCK), BLOCK, mode));
            byte[] content = scene.content();
            Bytes.assertAll(Arrays.copyOf(content, BLOCK), 0, "the hole before");
            Bytes.assertSame(buffer.bytes(), Arrays.copyOfRange(content, BLOCK, 3 * BLOCK), "both vectors");
            Bytes.assertAll(Arrays.copyOfRange(content, 3 * BLOCK, 4 * BLOCK), 'o', "the block after");
        }
    }

    @EveryCounter
    @DisplayName("85 slab-poison hang (November 2003): aiocp -b 1k -n 1 -f DIRECT, freed requests poisoned")
    void row85CopyWithPoisonedRequests(String counter) {
        int size = 48 * KIB;
        int blocks = size / BLOCK;
        try (Scene from = Scene.queued(
                        counter, SEED, file -> file.size(size).map(0, 0, blocks).poolSize(1));
                Scene to = Scene.queued(
                        counter,
                        SEED,
                        file -> file.size(size).map(0, 0, blocks / 2).poolSize(1))) {
            from.lay(0, Bytes.positions(0, size));
            to.lay(0, size / 2, 0);
            long[] next = {0};
            new Slots(from, 1, KIB).run(slot -> {
                if (!slot.isFresh() && !slot.wasWrite()) {
                    return slot.write(to.file, slot.offset(), KIB);
                }
                long at = next[0];
                next[0] += KIB;
                return at < size && slot.read(from.file, at, KIB, KIB);
            });
            Bytes.assertSame(Bytes.positions(0, size), to.content(), "the copy");
        }
    }

    @EveryCounter
    @DisplayName("86 AIO extend with an unmapped buffer (February 2004)")
    void row86AppendFromAnUnmappedBuffer(String counter) {
        try (Scene scene = Scene.scripted(counter, file -> file.size(BLOCK).map(0, 0, 1))) {
            scene.lay(0, BLOCK, 1);
            for (int bad = 0; bad < 2; bad++) {
                Buffer buffer = scene.buffer(2 * BLOCK);
                buffer.setBad(bad, true);
                assertEquals(-EFAULT, scene.write(buffer.iovec(), BLOCK, Mode.AIO), "one event");
                assertEquals(BLOCK, scene.file.size());
            }
        }
    }

    @EveryCounter
    @DisplayName("87 bugzilla 3317 (September 2004): AIO read into read-only memory")
    void row87ReadIntoReadOnlyMemory(String counter) {
        try (Scene scene = Scene.scripted(
                counter, file -> file.size(8L * BLOCK).map(0, 0, 4).runCap(1))) {
            scene.lay(0, 4 * BLOCK, 1);
            for (int page = 0; page < 8; page++) {
                Buffer buffer = scene.buffer(8 * BLOCK);
                buffer.memory.setReadOnly(buffer.address + (long) page * BLOCK);
                assertEquals(-EFAULT, scene.read(buffer.iovec(), 0, Mode.AIO), "one event");
            }
        }
    }

    @EveryCounterAndMode
    @DisplayName("88 read of 20K from a file of 17K (April 2005)")
    void row88ShortRead(String counter, Mode mode) {
        int size = 17 * KIB;
        try (Scene scene = Scene.scripted(counter, file -> file.size(size).map(0, 0, 5))) {
            scene.lay(0, 5 * BLOCK, 0);
            scene.lay(0, Bytes.positions(0, size));
            Buffer buffer = scene.buffer(20 * KIB);
            assertEquals(17408, scene.read(buffer.iovec(), 0, mode));
            Bytes.assertSame(Bytes.positions(0, size), buffer.bytes(0, size), "what was read");
        }
    }

    @EveryCounter
    @DisplayName("89 bugzilla 6831: stat after the event of an AIO append")
    void row89SizeAfterTheEvent(String counter) {
        try (Scene scene = Scene.queued(counter, SEED, file -> file)) {
            long[] sizeAtCompletion = new long[1];
            Buffer buffer = scene.buffer(3 * BLOCK).fill(1);
            AioContext context = new AioContext(1);
            Kiocb[] events = new Kiocb[1];
            for (int i = 1; i <= 20; i++) {
                Kiocb append = new Kiocb(done -> sizeAtCompletion[0] = scene.file.size())
                        .write(scene.file, buffer.iovec(), scene.file.size());
                assertEquals(1, context.submit(append));
                assertEquals(1, context.getEvents(1, 1, -1, events));
                assertEquals(3L * i * BLOCK, sizeAtCompletion[0], "the size when the event came");
            }
        }
    }

    @EveryCounter
    @DisplayName("90 lost event of a failed write (January 2006)")
    void row90FailedWrite(String counter) {
        failing(counter, true);
    }

    @EveryCounter
    @DisplayName("91 error lost by an unsigned comparison (January 2007)")
    void row91ErrorIsNotALargeNumber(String counter) {
        failing(counter, true);
        failing(counter, false);
    }

    /** Any one bio of a request fails, at any time, and a hole may follow: one event, -EIO, synchronous calls the same. */
    private static void failing(String counter, boolean write) {
        int blocks = 5;
        int mapped = 4;
        try (Scene scene = Scene.scripted(
                counter,
                file -> file.size(blocks * (long) BLOCK).map(0, 0, mapped).boundaryEvery(1))) {
            scene.lay(0, mapped * BLOCK, 1);
            Buffer buffer = scene.buffer(blocks * BLOCK).fill(1);
            for (int length : new int[] {mapped * BLOCK, blocks * BLOCK}) {
                Iovec iovec = buffer.part(0, length);
                for (int bio = 0; bio < mapped; bio++) {
                    for (When failed : When.values()) {
                        for (When others : When.values()) {
                            fail(scene, iovec, write, bio, failed, others);
                        }
                    }
                }
            }
            scene.script().restart((index, bio) -> Action.ok(When.ON_WAIT));
        }
    }

    private static void fail(Scene scene, Iovec iovec, boolean write, int failing, When failed, When others) {
        boolean held = failed == When.HELD || others == When.HELD;
        // Nobody releases what is held while a submitter waits, and a write that a hole stopped waits.
        boolean waits = write && iovec.total() == 5 * BLOCK;
        for (Mode mode : Mode.values()) {
            if (!held || (mode == Mode.AIO && !waits)) {
                scene.script().restart((index, bio) -> index == failing ? Action.fail(failed) : Action.ok(others));
                long result = write ? scene.write(iovec, 0, mode) : scene.read(iovec, 0, mode);
                assertEquals(-EIO, result, () -> mode + ", bio " + failing + " " + failed + ", others " + others);
            }
        }
    }

    @EveryCounterAndMode
    @DisplayName("92 negative short read (2015)")
    void row92NoNegativeLength(String counter, Mode mode) {
        try (Scene scene = Scene.scripted(counter, file -> file.size(1000).map(0, 0, 1))) {
            scene.lay(0, BLOCK, 0);
            scene.lay(0, Bytes.positions(0, 1000));
            Buffer buffer = scene.buffer(BLOCK);
            for (int at = 0; at <= 2 * BLOCK; at += SECTOR) {
                for (int length = SECTOR; length <= BLOCK; length += SECTOR) {
                    long expected = Math.max(0, Math.min(length, 1000 - at));
                    assertEquals(expected, scene.read(buffer.part(0, length), at, mode), length + " bytes at " + at);
                }
            }
        }
    }

    @EveryCounter
    @DisplayName("93 iomap use after free (2019): the request is freed before the submitter returns")
    void row93FreedBeforeTheSubmitterReturns(String counter) {
        AtomicReference<Runnable> afterDrop = new AtomicReference<>(() -> {});
        Observer observer = new Observer() {
            @Override
            public void afterLastCounterOperation(boolean last) {
                afterDrop.getAndSet(() -> {}).run();
            }
        };
        try (Scene scene = Scene.scripted(
                counter, file -> file.size(8L * BLOCK).map(0, 0, 8).poolSize(1).observer(observer))) {
            scene.lay(0, 8 * BLOCK, 1);
            Buffer buffer = scene.buffer(BLOCK).fill(2);
            Buffer other = scene.buffer(BLOCK).fill(3);
            for (boolean write : new boolean[] {true, false}) {
                scene.script().restart((index, bio) -> Action.ok(When.HELD));
                AioContext context = new AioContext(2);
                Kiocb first = new Kiocb();
                Kiocb second = new Kiocb().write(scene.file, other.iovec(), 4L * BLOCK);
                // The submitter has given its reference up: the bio completes, and another request takes the freed one
                // over.
                afterDrop.set(() -> {
                    scene.script().release(0);
                    assertEquals(1, context.submit(second));
                });
                Kiocb prepared =
                        write ? first.write(scene.file, buffer.iovec(), 0) : first.read(scene.file, buffer.iovec(), 0);
                assertEquals(1, context.submit(prepared));
                scene.script().releaseAll();
                Kiocb[] events = new Kiocb[2];
                assertEquals(2, context.getEvents(2, 2, 0, events));
                assertEquals(BLOCK, first.result());
                assertEquals(BLOCK, second.result());
                assertTrue(scene.file.faults().isEmpty());
            }
            scene.script().restart((index, bio) -> Action.ok(When.ON_WAIT));
            Bytes.assertAll(scene.direct(0, BLOCK), 2, "the first write");
            Bytes.assertAll(scene.direct(4 * BLOCK, BLOCK), 3, "the second write");
        }
    }
}
