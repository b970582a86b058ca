package io.github.diobench.engine;

import static io.github.diobench.engine.Errno.EFAULT;
import static io.github.diobench.engine.Errno.EINVAL;
import static io.github.diobench.engine.Errno.EIO;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.engine.Request.Mode;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.dio.Observer;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.file.FileIoBuilder;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows of the outcome table (8.2) with several buffers, with many bios, and with O_SYNC, for every counter, synchronous and
 * asynchronous; each test is tagged with its rows. The standing audit comes on top.
 */
class OutcomeTableVectorTest {
    private static final int BLOCK = 4096;

    private final ScriptedDevice device = ScriptedDevice.onSubmitter(new DiskImage(1 << 21, StandingAudit.STALE));
    private final UserMemory memory = UserMemory.tracked(256);
    private final StandingAudit audit = new StandingAudit(device);
    private int flushError;
    private int ranOnWorker;

    static Stream<Arguments> cases() {
        return TestedCounters.names().stream()
                .flatMap(counter -> Stream.of(Mode.values()).map(mode -> Arguments.of(counter, mode)));
    }

    @Tag("V1")
    @ParameterizedTest
    @MethodSource("cases")
    void theRemainderStartsInsideTheSecondBuffer(String counter, Mode mode) {
        FileIo file = open(builder().size(65536).map(1, 1, 1).map(3, 3, 1), counter);
        Iovec iovec = buffers(1536, 3072, 7680);
        expect(12288, false, run(file, Request.write(iovec, BLOCK, mode)), mode);
        assertEquals(List.of("end_io 4096 4096", "fallback 8192+8192 from iovec 1+2560"), audit.seen());
        assertEquals(2, file.cachedPages());
        assertOnDisk(file, BLOCK, memory.read(iovec.base(0), 12288));
    }

    @Tag("V2")
    @ParameterizedTest
    @MethodSource("cases")
    void aReadStopsAtTheEndOfTheFile(String counter, Mode mode) {
        FileIo file = open(builder().size(17408).map(0, 0, 5), counter);
        fill(0, 17408);
        Iovec iovec = buffers(8192, 8192, 8192, 8192);
        byte[] untouched = memory.read(iovec.base(2), 16384);
        expect(13312, true, run(file, Request.read(iovec, BLOCK, mode)), mode);
        assertArrayEquals(Contents.fileBytes(BLOCK, 13312), memory.read(iovec.base(0), 13312));
        assertArrayEquals(untouched, memory.read(iovec.base(2), 16384), "the third and fourth buffer");
    }

    @Tag("V3")
    @ParameterizedTest
    @MethodSource("cases")
    void aFaultInTheSecondBufferLeavesTheFirstOnDisk(String counter, Mode mode) {
        FileIo file = open(builder().size(65536).map(0, 0, 16).runCap(1), counter);
        fill(0, 65536);
        Iovec iovec = buffers(BLOCK, BLOCK);
        memory.setBad(iovec.base(1), true);
        expect(-EFAULT, false, run(file, Request.write(iovec, 0, mode)), mode);
        assertOnDisk(file, 0, memory.read(iovec.base(0), BLOCK));
        assertOnDisk(file, BLOCK, Contents.fileBytes(BLOCK, BLOCK));
    }

    @Tag("V4")
    @ParameterizedTest
    @MethodSource("cases")
    void aMisalignedBufferHasNoSideEffect(String counter, Mode mode) {
        FileIo file = open(builder().size(65536).map(0, 0, 16), counter);
        fill(0, 65536);
        long good = memory.allocate(BLOCK);
        long other = memory.allocate(BLOCK);
        assertEquals(512, file.writeBuffered(memory, good, 512, 0), "a dirty page, which stays so");
        for (boolean write : new boolean[] {true, false}) {
            for (Iovec iovec : List.of(
                    Iovec.of(memory, good, BLOCK, other + 1, 512),
                    Iovec.of(memory, good, 100, other, 512),
                    Iovec.of(memory, good, BLOCK, 77, 512))) {
                expect(-EINVAL, false, run(file, new Request(write, iovec, 0, mode)), mode);
                assertEquals(List.of(), device.submitted());
                assertEquals(List.of(), audit.seen());
                assertEquals(1, file.dirtyPages());
            }
        }
    }

    @Tag("V5")
    @ParameterizedTest
    @MethodSource("cases")
    void nothingToDoIsZero(String counter, Mode mode) {
        FileIo file = open(builder().size(65536), counter);
        for (boolean write : new boolean[] {true, false}) {
            Iovec iovec = Iovec.of(memory, memory.allocate(BLOCK), 0, memory.allocate(BLOCK), 0);
            expect(0, false, run(file, new Request(write, iovec, 0, mode)), mode);
            assertEquals(List.of(), device.submitted());
            assertEquals(List.of(), audit.seen());
        }
    }

    @Tag("W51")
    @Tag("R52")
    @ParameterizedTest
    @MethodSource("cases")
    void anErrorIsNotForgottenByReaping(String counter, Mode mode) {
        for (boolean write : new boolean[] {true, false}) {
            FileIoBuilder builder = builder().size(80 * BLOCK);
            for (int block = 0; block < 80; block++) {
                builder.map(block, 2 * block, 1);
                fill(2 * block * BLOCK, BLOCK);
            }
            FileIo file = open(builder, counter);
            device.restart((bio, any) -> bio == 10 ? Action.fail(When.IN_SUBMIT) : Action.ok(When.IN_SUBMIT));
            expect(-EIO, false, run(file, new Request(write, buffers(80 * BLOCK), 0, mode)), mode);
            assertEquals(mode == Mode.SYNC ? 64 : 80, device.submitted().size(), "bios");
        }
    }

    @Tag("O1")
    @Tag("O2")
    @ParameterizedTest
    @MethodSource("cases")
    void dataAndMetadataAreDurableBeforeTheAnswer(String counter, Mode mode) {
        FileIo file = openSync(builder().size(16384).map(0, 0, 4), counter);
        Iovec iovec = buffers(16384);
        expect(16384, true, run(file, Request.write(iovec, 0, mode)), mode);
        assertEquals(List.of("end_io 0 16384", "flush", "commit"), audit.seen());
        assertEquals(mode == Mode.SYNC ? 0 : 1, ranOnWorker, "a completer must not flush: it would block");
        assertOnDisk(file, 0, memory.read(iovec.base(0), 16384));
    }

    @Tag("O3")
    @ParameterizedTest
    @MethodSource("cases")
    void anExtendingWriteIsAnsweredInlineOnceItIsDurable(String counter, Mode mode) {
        FileIo file = openSync(builder().size(16384).map(0, 0, 4), counter);
        fill(0, 16384);
        expect(8192, false, run(file, Request.write(buffers(8192), 16384, mode)), mode);
        assertEquals(List.of("end_io 16384 8192", "flush", "commit"), audit.seen());
        assertEquals(24576, file.size());
        assertEquals(0, ranOnWorker);
    }

    @Tag("O4")
    @ParameterizedTest
    @MethodSource("cases")
    void bothPartsOfAFallbackAreDurableBeforeTheAnswer(String counter, Mode mode) {
        FileIo file = openSync(builder().size(65536).map(0, 0, 2).map(3, 3, 13), counter);
        fill(0, 65536);
        Iovec iovec = buffers(16384);
        expect(16384, false, run(file, Request.write(iovec, 0, mode)), mode);
        assertEquals(List.of("end_io 0 8192", "fallback 8192+8192 from iovec 0+8192", "flush", "commit"), audit.seen());
        assertEquals(2, file.cachedPages());
        assertEquals(0, file.dirtyPages());
        assertOnDisk(file, 0, memory.read(iovec.base(0), 16384));
    }

    @Tag("O5")
    @ParameterizedTest
    @MethodSource("cases")
    void aRemainderThatCannotBeWrittenBackIsNotCounted(String counter, Mode mode) {
        FileIo file = openSync(builder().size(65536).map(0, 0, 2), counter);
        fill(0, 8192);
        device.failRwPage(true);
        expect(8192, false, run(file, Request.write(buffers(16384), 0, mode)), mode);
        expect(-EIO, false, run(file, Request.write(buffers(16384), 16384, mode)), mode);
    }

    @Tag("O6")
    @ParameterizedTest
    @MethodSource("cases")
    void aFailureOfTheSyncStepReplacesTheBytes(String counter, Mode mode) {
        FileIo file = openSync(builder().size(16384).map(0, 0, 2), counter);
        fill(0, 8192);
        flushError = -EIO;
        expect(-EIO, true, run(file, Request.write(buffers(8192), 0, mode)), mode);
        assertEquals(List.of("end_io 0 8192", "flush"), audit.seen());
        expect(-EIO, false, run(file, Request.write(buffers(8192), 8192, mode)), mode);
        flushError = 0;
        device.failFlush(true);
        expect(-EIO, true, run(file, Request.write(buffers(8192), 0, mode)), mode);
    }

    @Tag("O7")
    @ParameterizedTest
    @MethodSource("cases")
    void aFailedWriteIsNotSynced(String counter, Mode mode) {
        FileIo file = openSync(builder().size(16384).map(0, 0, 4), counter);
        fill(0, 16384);
        device.restart((bio, any) -> Action.fail(When.ON_WAIT));
        expect(-EIO, true, run(file, Request.write(buffers(16384), 0, mode)), mode);
        assertEquals(List.of("end_io 0 -EIO"), audit.seen());
        Iovec bad = buffers(BLOCK);
        memory.setBad(bad.base(0), true);
        expect(-EFAULT, false, run(file, Request.write(bad, 0, mode)), mode);
        assertEquals(List.of(), audit.seen());
        expect(-EINVAL, false, run(file, Request.write(buffers(512), 1, mode)), mode);
        assertEquals(List.of(), audit.seen());
    }

    @Tag("O8")
    @ParameterizedTest
    @MethodSource("cases")
    void aReadIsNotSynced(String counter, Mode mode) {
        FileIo file = openSync(builder().size(16384).map(0, 0, 4), counter);
        fill(0, 16384);
        Iovec iovec = buffers(16384);
        expect(16384, true, run(file, Request.read(iovec, 0, mode)), mode);
        assertEquals(List.of("end_io 0 16384"), audit.seen());
        assertArrayEquals(Contents.fileBytes(0, 16384), memory.read(iovec.base(0), 16384));
    }

    private FileIoBuilder builder() {
        return FileIo.on(device).poolSize(1).syncExecutor(task -> {
            ranOnWorker++;
            task.run();
        });
    }

    private FileIo open(FileIoBuilder builder, String counter) {
        device.restart((bio, any) -> Action.ok(When.ON_WAIT));
        audit.alsoTell(new Observer() {
            @Override
            public int flush() {
                return flushError;
            }
        });
        return audit.open(builder, CounterCatalog.find(counter));
    }

    private FileIo openSync(FileIoBuilder builder, String counter) {
        audit.sync(true);
        return open(builder, counter);
    }

    /** Puts file bytes on disk, for a file whose blocks lie on disk as they do in the file. */
    private void fill(int position, int length) {
        byte[] padded = Arrays.copyOf(Contents.fileBytes(position, length), (length + BLOCK - 1) / BLOCK * BLOCK);
        device.image().write(position, padded, 0, padded.length);
    }

    /** Buffers that lie one after the other in user memory. */
    private Iovec buffers(int... lengths) {
        int total = Arrays.stream(lengths).sum();
        long at = memory.allocate(total);
        memory.write(at, Contents.userBytes(total));
        Iovec iovec = new Iovec(memory, lengths.length);
        for (int i = 0; i < lengths.length; i++) {
            iovec.set(i, at, lengths[i]);
            at += lengths[i];
        }
        return iovec;
    }

    private Outcome run(FileIo file, Request request) {
        return new Driver(file, device, audit).run(request);
    }

    private static void expect(long value, boolean queuedIfAsync, Outcome outcome, Mode mode) {
        assertEquals(Errno.toString(value), Errno.toString(outcome.value()));
        assertEquals(queuedIfAsync && mode != Mode.SYNC, outcome.queued(), "queued");
    }

    private void assertOnDisk(FileIo file, int position, byte[] wanted) {
        for (int from = 0; from < wanted.length; from += BLOCK) {
            byte[] block = device.image().read(file.diskOffset((position + from) / BLOCK), BLOCK);
            assertArrayEquals(Arrays.copyOfRange(wanted, from, from + BLOCK), block, "block at " + (position + from));
        }
    }
}
