package io.github.diobench.engine.dio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.BioCounter;
import io.github.diobench.engine.counter.BioCounterProvider;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.Scheduler;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.file.FileIoBuilder;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.Page;
import io.github.diobench.engine.memory.UserMemory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The pooled requests: in checked mode a touch of one that is free is told (I3); with none free, a request is refused. */
final class DioPoolTest {
    private static final int BLOCK = 4096;

    private final HoldingDevice device = new HoldingDevice();
    private final UserMemory memory = UserMemory.tracked(1);
    private final Iovec iovec = Iovec.of(memory, memory.allocate(BLOCK), BLOCK);
    private boolean quiescent = true;

    @Test
    void a_bio_that_completes_again_finds_the_request_freed() {
        FileIo file = open(true);
        AtomicLong delivered = new AtomicLong();
        assertEquals(-Errno.EIOCBQUEUED, file.write(iovec, 0, delivered::set));
        device.held.complete(0);
        assertEquals(BLOCK, delivered.get());
        assertTrue(file.faults().isEmpty());

        device.held.markInFlight();
        device.held.complete(0);
        assertEquals(List.of("bio completed after the request was freed, generation 2"), file.faults());
        assertEquals(0, file.dioCount());
        assertEquals(1, file.poolFree());
    }

    @Test
    void a_counter_that_is_not_at_rest_is_told_when_its_request_is_freed_and_when_it_is_taken() {
        FileIo file = open(true);
        queueAndComplete(file);
        quiescent = false;
        queueAndComplete(file);
        assertEquals(
                List.of(
                        "touched between free and reuse, generation 2",
                        "freed with a counter that is not quiescent, generation 2"),
                file.faults());
    }

    @Test
    void without_it_nothing_is_looked_at() {
        quiescent = false;
        FileIo file = open(false);
        queueAndComplete(file);
        assertTrue(file.faults().isEmpty());
    }

    @Test
    void with_none_free_a_request_is_refused_and_the_next_one_is_not() {
        FileIo file = open(true);
        assertEquals(-Errno.EIOCBQUEUED, file.write(iovec, 0, result -> assertEquals(BLOCK, result)));
        Bio first = device.held;
        assertEquals(-Errno.ENOMEM, file.write(iovec, 0, result -> {}));
        assertEquals(-Errno.ENOMEM, file.read(iovec, 0, result -> {}));
        first.complete(0);
        queueAndComplete(file);
        assertEquals(0, file.dioCount());
        assertEquals(1, file.poolFree());
        assertEquals(List.of(), file.faults());
    }

    private void queueAndComplete(FileIo file) {
        assertEquals(-Errno.EIOCBQUEUED, file.write(iovec, 0, result -> assertEquals(BLOCK, result)));
        device.held.complete(0);
    }

    private FileIo open(boolean checked) {
        FileIoBuilder builder = FileIo.on(device).size(BLOCK).map(0, 0, 1).poolSize(1);
        return builder.checked(checked).counter(new Restless()).open();
    }

    /** {@code spin}, but for what it says of itself at rest. */
    private final class Restless implements BioCounterProvider {
        @Override
        public String name() {
            return "restless";
        }

        @Override
        public String description() {
            return "says what the test wants";
        }

        @Override
        public BioCounter create(Scheduler scheduler) {
            BioCounter spin = CounterCatalog.find("spin").create(scheduler);
            return (BioCounter) Proxy.newProxyInstance(
                    BioCounter.class.getClassLoader(), new Class<?>[] {BioCounter.class}, (proxy, method, args) -> {
                        try {
                            return method.getName().equals("isQuiescent") ? quiescent : method.invoke(spin, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    /** Keeps the last bio for the test to complete. */
    private static final class HoldingDevice implements BlockDevice {
        private Bio held;

        @Override
        public void submit(Bio bio) {
            held = bio;
        }

        @Override
        public boolean completesOnSubmitter() {
            return false;
        }

        @Override
        public int rwPage(long sector, Page page, int offset, int length, boolean write) {
            return 0;
        }

        @Override
        public int flush() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
