package io.github.diobench.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.engine.aio.AioContext;
import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.IdleStrategy;
import io.github.diobench.engine.device.Latency;
import io.github.diobench.engine.device.MemoryDevice;
import io.github.diobench.engine.device.QueuedDevice;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A write for which there are too few blocks left is refused whole, and nothing of it stays. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FullDiskTest {
    private static final int BLOCK = 4096;
    private static final int DISK_BLOCKS = 16;
    private static final int MAPPED = 13;

    private final UserMemory memory = UserMemory.tracked(32);
    private final long buffer = memory.allocate(32 * BLOCK);

    static Stream<Arguments> cases() {
        return TestedCounters.names().stream()
                .flatMap(counter -> Stream.of(Request.Mode.values()).map(mode -> Arguments.of(counter, mode)));
    }

    static List<String> counters() {
        return TestedCounters.names();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anExtendingWriteThatDoesNotFitTakesNothing(String counter, Request.Mode mode) {
        for (int runCap : new int[] {1, Integer.MAX_VALUE}) {
            try (BlockDevice device = device(counter)) {
                FileIo file = FileIo.on(device)
                        .counter(counter)
                        .checked(true)
                        .poolSize(1)
                        .runCap(runCap)
                        .size(MAPPED * BLOCK)
                        .map(0, 0, MAPPED)
                        .open();
                for (int blocks : new int[] {4, 17, 32}) {
                    assertEquals(-Errno.ENOSPC, write(file, mode, blocks, MAPPED));
                    assertNothingTaken(file);
                }
                assertEquals(-Errno.ENOSPC, write(file, mode, 16, 1), "the first part of it is there");
                assertNothingTaken(file);
                assertEquals(3 * BLOCK, write(file, mode, 3, MAPPED), "what fits");
                assertEquals(-Errno.ENOSPC, write(file, mode, 1, DISK_BLOCKS));
                assertEquals(0, file.truncate(BLOCK));
                assertEquals(4 * BLOCK, write(file, mode, 4, 1), "what fits again");
                assertEquals(List.of(), file.faults());
            }
        }
    }

    /** The rest of a write that met a hole, and a buffered write, are as much as there was room for. */
    @ParameterizedTest
    @MethodSource("counters")
    void whatGoesThroughTheCacheIsCutWhereTheDiskEnds(String counter) {
        try (BlockDevice device = device(counter)) {
            FileIo file = FileIo.on(device)
                    .counter(counter)
                    .checked(true)
                    .size(20 * BLOCK)
                    .map(0, 0, MAPPED)
                    .open();
            assertEquals(4 * BLOCK, write(file, Request.Mode.SYNC, 6, MAPPED - 1));
            assertEquals(DISK_BLOCKS, file.mappedBlocks());
            assertEquals(BLOCK, write(file, Request.Mode.SYNC, 2, DISK_BLOCKS - 1));
            assertEquals(-Errno.ENOSPC, write(file, Request.Mode.SYNC, 2, DISK_BLOCKS));
            int cached = file.cachedPages();
            assertEquals(-Errno.ENOSPC, file.writeBuffered(memory, buffer, 100, 17 * BLOCK + 5));
            assertEquals(-Errno.ENOSPC, file.writeBuffered(memory, buffer, BLOCK, 30 * BLOCK));
            assertEquals(cached, file.cachedPages());
            assertEquals(20 * BLOCK, file.size());
            assertEquals(2 * BLOCK, file.readBuffered(memory, buffer, 2 * BLOCK, 16 * BLOCK));
            assertEquals(-Errno.ENOSPC, file.writeBuffered(memory, buffer, 100, 17 * BLOCK + 5), "cached, and a hole");
            assertEquals(0, file.fsync());
            assertEquals(0, file.truncate(0));
            assertEquals(0, memory.pins());
            assertEquals(List.of(), file.faults());
        }
    }

    private static BlockDevice device(String counter) {
        DiskImage image = new DiskImage(DISK_BLOCKS * BLOCK, (byte) 0xff);
        return CounterCatalog.find(counter).submitterThreadOnly()
                ? new MemoryDevice(image)
                : new QueuedDevice(image, 1, Latency.NONE, IdleStrategy.PARK, 1);
    }

    private void assertNothingTaken(FileIo file) {
        assertEquals(0, memory.pins(), "pins");
        assertEquals(0, file.dioCount(), "running requests");
        assertEquals(1, file.poolFree(), "free requests");
        assertEquals(MAPPED, file.mappedBlocks(), "blocks");
        assertEquals(MAPPED * BLOCK, file.size());
        assertEquals(0, file.truncate(MAPPED * BLOCK), "truncation does not wait");
    }

    private long write(FileIo file, Request.Mode mode, int blocks, int fileBlock) {
        Iovec iovec = Iovec.of(memory, buffer, (long) blocks * BLOCK);
        long offset = (long) fileBlock * BLOCK;
        if (mode != Request.Mode.AIO) {
            return file.write(iovec, offset, mode == Request.Mode.SYNC ? null : result -> {});
        }
        AioContext context = new AioContext(1);
        Kiocb operation = new Kiocb().write(file, iovec, offset);
        assertEquals(1, context.submit(operation));
        assertEquals(1, context.getEvents(1, 1, -1, new Kiocb[1]));
        return operation.result();
    }
}
