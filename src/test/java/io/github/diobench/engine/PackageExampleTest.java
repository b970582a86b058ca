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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The example of the engine's package documentation, and the same with completion threads. */
class PackageExampleTest {
    private static final int BYTES = 16384;

    @Test
    void theExampleWorks() {
        BlockDevice device = new MemoryDevice(new DiskImage(1 << 20, (byte) 0));
        FileIo file =
                FileIo.on(device).counter("spin").size(65536).map(0, 0, 16).open();
        UserMemory memory = UserMemory.untracked(16);
        long buffer = memory.allocate(BYTES);

        assertEquals(BYTES, file.write(memory, buffer, BYTES, 0));

        AioContext context = new AioContext(8);
        context.submit(new Kiocb().read(file, Iovec.of(memory, buffer, BYTES), 0));
        Kiocb[] events = new Kiocb[8];
        assertEquals(1, context.getEvents(1, 8, -1, events));
        assertEquals(BYTES, events[0].result());
    }

    @TestFactory
    Stream<DynamicTest> whatManyRequestsWroteIsReadBackThroughCompletionThreads() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String counter : TestedCounters.names()) {
            if (CounterCatalog.find(counter).submitterThreadOnly()) {
                continue;
            }
            for (IdleStrategy idle : IdleStrategy.values()) {
                tests.add(DynamicTest.dynamicTest(counter + " " + idle, () -> writeAndReadBack(counter, idle)));
            }
        }
        return tests.stream();
    }

    private static void writeAndReadBack(String counter, IdleStrategy idle) {
        DiskImage image = new DiskImage(1 << 22, (byte) 0xff);
        try (QueuedDevice device = new QueuedDevice(image, 2, Latency.uniform(0, 20_000), idle, 7)) {
            var builder = FileIo.on(device).counter(counter).checked(true).size(256 * 4096);
            for (int block = 0; block < 256; block++) {
                builder.map(block, 2 * block, 1); // a gap after each block, so that each is a bio of its own
            }
            FileIo file = builder.open();
            UserMemory memory = UserMemory.tracked(512);
            SplittableRandom random = new SplittableRandom(11);
            byte[] content = new byte[256 * 4096];
            random.nextBytes(content);
            long source = memory.allocate(content.length);
            memory.write(source, content);

            AioContext context = new AioContext(16);
            Kiocb[] operations = new Kiocb[16];
            Arrays.setAll(
                    operations, i -> new Kiocb().write(file, Iovec.of(memory, source + i * 65536L, 65536), i * 65536L));
            assertEquals(16, context.submit(operations));
            Kiocb[] events = new Kiocb[16];
            assertEquals(16, context.getEvents(16, 16, -1, events));
            for (Kiocb event : events) {
                assertEquals(65536, event.result());
            }

            long target = memory.allocate(content.length);
            assertEquals(content.length, file.read(memory, target, content.length, 0));
            assertEquals(-1, Arrays.mismatch(content, memory.read(target, content.length)));
            assertEquals(0, memory.pins());
            assertEquals(file.poolSize(), file.poolFree());
            assertEquals(List.of(), file.faults());
        }
    }
}
