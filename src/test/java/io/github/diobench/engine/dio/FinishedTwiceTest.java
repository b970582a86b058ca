package io.github.diobench.engine.dio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.engine.BrokenCounters;
import io.github.diobench.engine.Errno;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A counter makes two parties the last of one request, the submitter and a completer, as that of Linux 2.6.5 does (kernel-spec 5, R2):
 * checked mode says so in whatever order they finish, and no request is counted or freed twice.
 */
@Timeout(60)
class FinishedTwiceTest {
    private static final String BY_THE_SUBMITTER =
            "finished twice: the submitter has waited for the end of generation 1, and a completer was told to finish it, too";

    private static final int BLOCK = 4096;
    private static final String TOLD = "finished twice: a completer was told that it is the last of generation 1";

    private final ScriptedDevice device = ScriptedDevice.onAnyThread(new DiskImage(1 << 20, (byte) 0));
    private final UserMemory memory = UserMemory.tracked(4);
    private final Iovec two = Iovec.of(memory, memory.allocate(2 * BLOCK), 2 * BLOCK);
    private final Iovec one = Iovec.of(memory, memory.allocate(BLOCK), BLOCK);
    private final List<Long> delivered = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch counted = new CountDownLatch(1);
    private final CountDownLatch late = new CountDownLatch(1);
    private boolean stalls = true;
    private boolean lies = true;
    private final FileIo file = FileIo.on(device)
            .counter(new BrokenCounters(CounterCatalog.find("deferred")) {
                @Override
                protected boolean completed(boolean last) {
                    boolean now = lies || last;
                    lies = false;
                    if (stalls) {
                        stalls = false;
                        counted.countDown();
                        await(late);
                    }
                    return now;
                }
            })
            .checked(true)
            .poolSize(1)
            .size(8 * BLOCK)
            .map(0, 0, 1)
            .map(4, 4, 1)
            .open();

    @Test
    void theCompleterFindsTheRequestFree() throws InterruptedException {
        Thread completer = submitterFirst();
        late.countDown();
        completer.join();
        assertEquals(
                List.of(TOLD + ", which had been finished and freed while the completer was still using it"),
                file.faults());
        assertEquals(List.of(), delivered);
        assertNothingLeft();
    }

    @Test
    void theCompleterFindsAnotherLife() throws InterruptedException {
        Thread completer = submitterFirst();
        assertEquals(-Errno.EIOCBQUEUED, file.write(one, 4 * BLOCK, delivered::add));
        late.countDown();
        completer.join();
        assertEquals(List.of((long) BLOCK), delivered, "told too early");
        device.release(1);
        assertEquals(
                List.of(
                        TOLD
                                + ", which had been finished and freed while the completer was still using it; generation 2 lives"
                                + " there now and is finished in its place, too early",
                        "freed with a counter that is not quiescent, generation 2",
                        "bio completed after the request was freed, generation 3"),
                file.faults());
        assertEquals(1, delivered.size());
        assertEquals(0, file.dioCount());
        assertEquals(1, file.poolFree());
    }

    @Test
    void theSubmitterComesSecond() {
        stalls = false;
        device.restart((index, bio) -> Action.ok(When.ON_WAIT)); // completes on the submitter, before it goes on
        assertEquals(-Errno.EIO, file.write(two, 0, delivered::add));
        assertEquals(List.of((long) BLOCK), delivered);
        assertEquals(List.of(BY_THE_SUBMITTER), file.faults());
        assertNothingLeft();
    }

    @Test
    void theSubmitterFindsAnotherLife() {
        stalls = false;
        device.restart((index, bio) -> Action.ok(When.ON_WAIT));
        List<Long> second = new ArrayList<>();
        // The delivery comes after the request was freed, so that it may be used again at once.
        long value = file.write(two, 0, result -> second.add(file.write(one, 4 * BLOCK, delivered::add)));
        assertEquals(-Errno.EIO, value);
        assertEquals(List.of((long) -Errno.EIOCBQUEUED), second);
        assertEquals(1, file.dioCount());
        device.releaseAll();
        assertEquals(List.of((long) BLOCK), delivered);
        assertEquals(List.of(BY_THE_SUBMITTER), file.faults());
        assertNothingLeft();
    }

    /** Request A, whose submitter waits because of a hole and finishes while the completer is held where it has counted down. */
    private Thread submitterFirst() throws InterruptedException {
        device.restart((index, bio) -> Action.ok(When.HELD));
        Thread completer = new Thread(
                () -> {
                    while (device.held().isEmpty()) {
                        Thread.onSpinWait();
                    }
                    device.release(0);
                },
                "completer");
        completer.setDaemon(true);
        completer.start();
        assertEquals(2 * BLOCK, file.write(two, 0, delivered::add));
        await(counted);
        return completer;
    }

    private void assertNothingLeft() {
        assertEquals(0, file.dioCount());
        assertEquals(1, file.poolFree());
        assertEquals(0, memory.pins());
        lies = false;
        stalls = false;
        device.restart((index, bio) -> Action.ok(When.IN_SUBMIT));
        assertEquals(BLOCK, file.writev(one, 4 * BLOCK));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
