package io.github.diobench.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.aio.AioContext;
import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.Scheduler;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.dio.Observer;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.file.FileIoBuilder;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of the outcome table (8.2) with several buffers, with many bios, and with O_SYNC, for every counter. */
class OutcomeTableVectorTest {
    private static final int BLOCK = 4096;

    private final ScriptedDevice device = new ScriptedDevice(new DiskImage(1 << 21, (byte) 0xff), true);
    private final UserMemory memory = new UserMemory(256, true);
    private final List<String> seen = new ArrayList<>();
    private int flushError;

    private final Observer observer = new Observer() {
        @Override
        public void fallback(long offset, long length, int iovec, long iovecOffset) {
            seen.add("fallback " + offset + "+" + length + " from iovec " + iovec + "+" + iovecOffset);
        }

        @Override
        public int flush() {
            seen.add("flush");
            return flushError;
        }

        @Override
        public int metadataCommit() {
            seen.add("commit");
            return 0;
        }

        @Override
        public void endIo(long offset, long value) {
            seen.add("end_io " + offset + " " + Errno.toString(value));
        }
    };

    static Stream<Arguments> cases() {
        return CounterCatalog.builtInNames().stream()
                .flatMap(counter -> Stream.of(true, false).map(async -> Arguments.of(counter, async)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void v1TheRemainderStartsInsideTheSecondBuffer(String counter, boolean async) {
        FileIo file = open(counter).size(65536).map(1, 1, 1).map(3, 3, 1).open();
        Iovec iovec = buffers(1536, 3072, 7680);
        assertEquals(12288, run(file, iovec, true, BLOCK, async));
        assertEquals(List.of("end_io 4096 4096", "fallback 8192+8192 from iovec 1+2560"), seen);
        assertFileHolds(file, iovec, BLOCK);
        audit(file);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void v2AReadStopsAtTheEndOfTheFile(String counter, boolean async) {
        FileIo file = open(counter).size(17408).map(0, 0, 5).open();
        device.image().write(0, new byte[5 * BLOCK], 0, 5 * BLOCK);
        Iovec iovec = buffers(8192, 8192, 8192, 8192);
        byte[] untouched = memory.read(iovec.base(2), 8192);
        assertEquals(13312, run(file, iovec, false, BLOCK, async));
        assertArrayEquals(new byte[13312], memory.read(iovec.base(0), 13312));
        assertArrayEquals(untouched, memory.read(iovec.base(2), 8192));
        audit(file);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void v3AFaultInTheSecondBufferLeavesTheFirstOnDisk(String counter, boolean async) {
        FileIo file = open(counter).size(65536).map(0, 0, 16).runCap(1).open();
        Iovec iovec = buffers(BLOCK, BLOCK);
        memory.setBad(iovec.base(1), true);
        assertEquals(-Errno.EFAULT, run(file, iovec, true, 0, async));
        assertArrayEquals(memory.read(iovec.base(0), BLOCK), device.image().read(0, BLOCK));
        audit(file);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void v4AMisalignedBufferHasNoSideEffect(String counter, boolean async) {
        FileIo file = open(counter).size(65536).map(0, 0, 16).open();
        Iovec iovec = Iovec.of(memory, memory.allocate(BLOCK), BLOCK, memory.allocate(BLOCK) + 1, 512);
        assertEquals(-Errno.EINVAL, run(file, iovec, true, 0, async));
        assertEquals(List.of(), device.submitted());
        assertEquals(List.of(), seen);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void v5NothingToDoIsZero(String counter, boolean async) {
        FileIo file = open(counter).size(65536).open();
        assertEquals(0, run(file, Iovec.of(memory, memory.allocate(BLOCK), 0), true, 0, async));
        assertEquals(List.of(), device.submitted());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void w24AndR48AnErrorWhileTheRequestIsBuilt(String counter, boolean async) {
        for (boolean write : new boolean[] {true, false}) {
            FileIo file = open(counter).size(65536).map(0, 0, 4).map(4, 6, 4).open();
            device.restart(
                    (bio, any) -> bio == 0 ? Action.fail(When.IN_SUBMIT) : Action.ok(async ? When.HELD : When.ON_WAIT));
            assertEquals(-Errno.EIO, run(file, buffers(32768), write, 0, async));
            assertEquals(2, device.submitted().size());
            audit(file);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void w51AndR52AnErrorIsNotForgottenByReaping(String counter, boolean async) {
        for (boolean write : new boolean[] {true, false}) {
            FileIoBuilder builder = open(counter).size(80 * BLOCK);
            for (int block = 0; block < 80; block++) {
                builder.map(block, 2 * block, 1);
            }
            FileIo file = builder.open();
            device.restart((bio, any) -> bio == 10 ? Action.fail(When.IN_SUBMIT) : Action.ok(When.IN_SUBMIT));
            assertEquals(-Errno.EIO, run(file, buffers(80 * BLOCK), write, 0, async));
            boolean reaps = !async
                    && CounterCatalog.find(counter).create(Scheduler.PARK).listsBios();
            assertEquals(reaps ? 64 : 80, device.submitted().size());
            audit(file);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void o1ToO3DataIsDurableBeforeTheResult(String counter, boolean async) {
        FileIo file = open(counter).sync(true).size(16384).map(0, 0, 4).open();
        device.restart((bio, any) -> Action.ok(async ? When.HELD : When.ON_WAIT));
        assertEquals(16384, run(file, buffers(16384), true, 0, async));
        assertEquals(List.of("end_io 0 16384", "flush", "commit"), seen);
        seen.clear();
        device.restart((bio, any) -> Action.ok(When.ON_WAIT));
        assertEquals(8192, run(file, buffers(8192), true, 16384, async));
        assertEquals(List.of("end_io 16384 8192", "flush", "commit"), seen);
        assertEquals(24576, file.size());
        audit(file);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void o5AndO6FailuresOfWriteBackAndSync(String counter, boolean async) {
        FileIo file = open(counter).sync(true).size(16384).map(0, 0, 2).open();
        device.failRwPage(true);
        assertEquals(8192, run(file, buffers(16384), true, 0, async), "the direct part");
        device.failRwPage(false);
        assertEquals(0, file.fsync());
        flushError = -Errno.EIO;
        assertEquals(-Errno.EIO, run(file, buffers(8192), true, 0, async), "the sync step");
        audit(file);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void o7AFailedWriteIsNotSynced(String counter, boolean async) {
        FileIo file = open(counter).sync(true).size(16384).map(0, 0, 4).open();
        device.restart((bio, any) -> Action.fail(When.IN_SUBMIT));
        assertEquals(-Errno.EIO, run(file, buffers(16384), true, 0, async));
        assertEquals(List.of("end_io 0 -EIO"), seen);
        audit(file);
    }

    private FileIoBuilder open(String counter) {
        return FileIo.on(device)
                .counter(counter)
                .checked(true)
                .poolSize(1)
                .observer(observer)
                .syncExecutor(Runnable::run);
    }

    private Iovec buffers(int... lengths) {
        int total = 0;
        for (int length : lengths) {
            total += length;
        }
        long at = memory.allocate(total);
        Iovec iovec = new Iovec(memory, lengths.length);
        for (int i = 0; i < lengths.length; i++) {
            iovec.set(i, at, lengths[i]);
            byte[] bytes = new byte[lengths[i]];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) (1 + (at + j) % 113);
            }
            memory.write(at, bytes);
            at += lengths[i];
        }
        return iovec;
    }

    private long run(FileIo file, Iovec iovec, boolean write, long offset, boolean async) {
        if (!async) {
            return write ? file.writev(iovec, offset) : file.readv(iovec, offset);
        }
        AioContext context = new AioContext(1);
        Kiocb operation = new Kiocb();
        assertEquals(
                1, context.submit(write ? operation.write(file, iovec, offset) : operation.read(file, iovec, offset)));
        device.releaseAll();
        assertEquals(1, context.getEvents(1, 1, 0, new Kiocb[1]));
        return operation.result();
    }

    private void assertFileHolds(FileIo file, Iovec iovec, long offset) {
        int total = (int) iovec.total();
        UserMemory other = new UserMemory(total / BLOCK + 1, false);
        long buffer = other.allocate(total);
        assertEquals(total, file.read(other, buffer, total, offset));
        assertArrayEquals(memory.read(iovec.base(0), total), other.read(buffer, total));
    }

    private void audit(FileIo file) {
        assertEquals(0, memory.pins());
        assertEquals(0, file.dioCount());
        assertEquals(1, file.poolFree());
        assertEquals(List.of(), file.faults());
        assertTrue(device.held().isEmpty());
    }
}
