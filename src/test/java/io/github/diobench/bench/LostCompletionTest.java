package io.github.diobench.bench;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.diobench.engine.aio.AioContext;
import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.InlineDevice;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.inode.BlockMap;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The arithmetic inside every measured fork notices a completion that a counter lost (design, section 5). The counter here loses
 * every hundredth; what becomes of a cell whose counter loses one in a million is in {@code LossyCampaignIT}.
 */
class LostCompletionTest {
    private static final int BIOS = 16;

    /** The hundredth completion is one of the seventh request's sixteen. */
    private static final int LOST_IN_REQUEST = 7;

    private static final OddGaps GAPS = new OddGaps(1);

    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(20);

    @ParameterizedTest
    @CsvSource({
        "async, the submitter was not last after all bios completed",
        "sync, a queued bio was lost",
    })
    void theAccountingAlone(String mode, String message) {
        CounterBenchmark benchmark = new CounterBenchmark();
        benchmark.counter = "lossy-100";
        benchmark.mode = mode;
        benchmark.bios = BIOS;
        benchmark.setUp();
        benchmark.make();
        for (int request = 1; request < LOST_IN_REQUEST; request++) {
            assertEquals(BIOS, benchmark.request());
            benchmark.verify();
        }
        assertEquals(
                message,
                assertThrows(IllegalStateException.class, benchmark::request).getMessage());
        assertEquals(
                "the counter lossy-100 is not quiescent after its request",
                assertThrows(IllegalStateException.class, benchmark::verify).getMessage());
    }

    @Test
    void anAsynchronousRequestIsMissedAndStaysMissed() {
        FileIo file = file("lossy-100", 1);
        Workload workload = new Workload(file, "write", BIOS, 1, GAPS, null, PATIENCE);
        for (int request = 1; request < LOST_IN_REQUEST; request++) {
            assertEquals(BIOS * BlockMap.BLOCK_SIZE, workload.submitAndReap());
        }
        assertDoesNotThrow(workload::verify);
        assertEquals(
                "a completion was lost: none in 20 ms, 1 outstanding",
                assertThrows(IllegalStateException.class, () -> workload.submitAndReap())
                        .getMessage());
        assertEquals(
                "7 requests submitted, 6 completed, 1 outstanding",
                assertThrows(IllegalStateException.class, workload::verify).getMessage());
    }

    @Test
    void aRequestThatIsNeverGivenBackIsMissedByWhoeverUsesTheFile() {
        FileIo file = file("lossy-100", 2);
        Workload workload = new Workload(file, "write", BIOS, 1, GAPS, null, PATIENCE);
        for (int request = 1; request < LOST_IN_REQUEST; request++) {
            workload.runSync();
        }
        assertDoesNotThrow(workload::verify);
        loseAnother(file);
        assertEquals(BIOS * BlockMap.BLOCK_SIZE, workload.runSync());
        assertEquals(
                "after the last request 1 are running and only 1 of 2 are free",
                assertThrows(IllegalStateException.class, workload::verify).getMessage());
    }

    @Test
    void aRequestThatComesBackShortIsNoRequest() {
        FileIo half = FileIo.on(new InlineDevice())
                .counter("spin")
                .size((long) BIOS / 2 * BlockMap.BLOCK_SIZE)
                .map(0, 0, BIOS / 2)
                .open();
        Workload workload = new Workload(half, "read", BIOS, 1, GAPS);
        assertEquals(
                "a request of 65536 bytes returned 32768",
                assertThrows(IllegalStateException.class, workload::runSync).getMessage());
    }

    private static void loseAnother(FileIo file) {
        UserMemory memory = UserMemory.untracked(BIOS);
        long bytes = (long) BIOS * BlockMap.BLOCK_SIZE;
        Iovec iovec = Iovec.of(memory, memory.allocate(bytes), bytes);
        Kiocb lost = new Kiocb().write(file, iovec, 0);
        AioContext context = new AioContext(1);
        assertEquals(1, context.submit(lost));
        assertEquals(0, context.getEvents(0, 1, 0, new Kiocb[1]), "a loss is a request whose event never comes");
        assertEquals(1, file.dioCount());
    }

    private static FileIo file(String counter, int poolSize) {
        return Workload.scatteredFile(new InlineDevice(), CounterCatalog.find(counter), BIOS, poolSize, GAPS);
    }
}
