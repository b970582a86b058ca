package io.github.diobench.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.aio.AioContext;
import io.github.diobench.engine.aio.Kiocb;
import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.BlockDevice;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.dio.Observer;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.file.FileIoBuilder;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.Page;
import io.github.diobench.engine.memory.UserMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the engine calls may throw, an exception or an error: the request ends, with {@code -EIO} if it has no result yet; what was
 * thrown is told; and nothing is left behind that a later request, or a truncation, would meet.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ThrowingTest {
    private static final int BLOCK = 4096;
    private static final int BIOS = 4;

    /** Where something is thrown, and what that does to a synchronous write and to an asynchronous one. */
    private enum Place {
        SUBMIT(-Errno.EIO, -Errno.EIO),
        KICK(-Errno.EIO, BIOS * BLOCK),
        KICK_BEFORE_SLEEP(-Errno.EIO, null),
        SUBMIT_RETURNED(-Errno.EIO, -Errno.EIO),
        ABOUT_TO_SLEEP(-Errno.EIO, null),
        WAKE(BIOS * BLOCK, null),
        PAGE_RELEASE(-Errno.EIO, -Errno.EIO),
        AFTER_LAST(BIOS * BLOCK, BIOS * BLOCK),
        END_IO(-Errno.EIO, -Errno.EIO),
        FLUSH(-Errno.EIO, -Errno.EIO),
        OBSERVED_FLUSH(-Errno.EIO, -Errno.EIO),
        METADATA(-Errno.EIO, -Errno.EIO),
        EXECUTOR(null, -Errno.EIO),
        COMPLETION(null, BIOS * BLOCK);

        /** Null where it is never called. */
        final Integer sync;

        final Integer async;

        Place(Integer sync, Integer async) {
            this.sync = sync;
            this.async = async;
        }
    }

    /** So that the place in question is in the middle of its kind: two calls before it go well. */
    private static final int CALLS_BEFORE = 2;

    private final ScriptedDevice disk = ScriptedDevice.onSubmitter(new DiskImage(1 << 20, (byte) 0));
    private final UserMemory memory = UserMemory.tracked(2 * BIOS);
    private final Iovec iovec = Iovec.of(memory, memory.allocate(BIOS * BLOCK), BIOS * BLOCK);
    private final List<Long> delivered = new ArrayList<>();
    private Place place;
    private Supplier<Throwable> thrown;
    private int callsBefore;

    static Stream<Arguments> cases() {
        return TestedCounters.names().stream()
                .flatMap(counter -> Stream.of(Place.values())
                        .flatMap(where ->
                                Stream.of(Request.Mode.values()).map(mode -> Arguments.of(counter, where, mode))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cases")
    void theRequestEndsAndNothingIsLeft(String counter, Place where, Request.Mode mode) {
        Integer wanted = mode == Request.Mode.SYNC ? where.sync : where.async;
        if (wanted == null) {
            return;
        }
        List<Supplier<Throwable>> all = List.of(
                () -> new IllegalStateException("boom"), () -> new AssertionError("boom"), StackOverflowError::new);
        for (Supplier<Throwable> each : all) {
            FileIo file = open(counter, where);
            arm(where, each);
            assertEquals(Errno.toString(wanted), Errno.toString(request(file, mode)), "value");
            assertEquals(1, file.faults().size(), () -> file.faults().toString());
            assertTrue(
                    file.faults().get(0).contains(" threw " + each.get()),
                    () -> file.faults().toString());
            assertGoodAfterwards(file, mode);
        }
    }

    /** The first thing that the walk of a write meets after its bios is a hole. */
    @ParameterizedTest
    @MethodSource("counters")
    void anObserverOfTheFallback(String counter) {
        Observer observer = new Observer() {
            @Override
            public void fallback(long offset, long length, int index, long iovecOffset) {
                throw new IllegalStateException("boom");
            }
        };
        FileIo file =
                builder(counter).size(8 * BLOCK).map(0, 0, 2).observer(observer).open();
        disk.restart((index, bio) -> Action.ok(When.ON_WAIT));
        assertEquals(2 * BLOCK, file.writev(iovec, 0), "what was written before the hole");
        assertEquals(-Errno.EIO, file.writev(iovec, 4 * BLOCK));
        assertEquals(2, file.faults().size(), () -> file.faults().toString());
        assertEquals(0, file.truncate(0));
    }

    @ParameterizedTest
    @MethodSource("counters")
    void aPageTransfer(String counter) {
        FileIo file = FileIo.on(new Throwing(disk) {
                    @Override
                    public int rwPage(long sector, Page page, int offset, int length, boolean write) {
                        throw new IllegalStateException("boom");
                    }
                })
                .counter(counter)
                .size(8 * BLOCK)
                .map(0, 0, 8)
                .open();
        long address = iovec.base(0);
        assertEquals(-Errno.EIO, file.readBuffered(memory, address, 1, 0));
        assertEquals(-Errno.EIO, file.writeBuffered(memory, address, 1, 0));
        assertEquals(BLOCK, file.writeBuffered(memory, address, BLOCK, 0));
        assertEquals(-Errno.EIO, file.writev(iovec, 0));
        assertEquals(-Errno.EIO, file.readv(iovec, 0));
        assertEquals(-Errno.EIO, file.fsync());
        assertEquals(-Errno.EIO, file.truncate(BLOCK + 1));
        assertEquals(6, file.faults().size(), () -> file.faults().toString());
        assertEquals(0, memory.pins());
        assertEquals(0, file.dioCount());
    }

    /** As if there were no memory left in the middle of a walk: what the walk holds by then is given back. */
    @ParameterizedTest
    @MethodSource("counters")
    void theWalkItself(String counter) {
        int[] left = new int[1];
        FileIo file = builder(counter)
                .size(BIOS * BLOCK)
                .map(0, 0, BIOS)
                .counter(new BrokenCounters(CounterCatalog.find(counter)) {
                    @Override
                    protected void beforeSubmit() {
                        if (left[0]-- == 0) {
                            throw new OutOfMemoryError("boom");
                        }
                    }
                })
                .open();
        for (Request.Mode mode : Request.Mode.values()) {
            for (int bios = 0; bios < BIOS; bios++) {
                disk.restart((index, bio) -> Action.ok(When.ON_WAIT));
                left[0] = bios;
                assertEquals(-Errno.EIO, request(file, mode));
                assertEquals(bios, disk.submitted().size());
                assertEquals(0, memory.pins());
                assertEquals(0, file.dioCount());
                assertEquals(1, file.poolFree());
                assertEquals(BIOS * BLOCK, request(file, mode));
            }
        }
        assertEquals(3 * BIOS, file.faults().size(), () -> file.faults().toString());
    }

    static List<String> counters() {
        return TestedCounters.names();
    }

    private FileIo open(String counter, Place where) {
        place = where;
        return builder(counter)
                .size(BIOS * BLOCK)
                .map(0, 0, BIOS)
                .sync(List.of(Place.FLUSH, Place.OBSERVED_FLUSH, Place.METADATA, Place.EXECUTOR)
                        .contains(where))
                .observer(new ThrowingObserver())
                .open();
    }

    private FileIoBuilder builder(String counter) {
        return FileIo.on(new Throwing(disk))
                .counter(counter)
                .checked(true)
                .maxVecs(1)
                .poolSize(1)
                .syncExecutor(task -> {
                    reach(Place.EXECUTOR);
                    task.run();
                });
    }

    private void arm(Place where, Supplier<Throwable> what) {
        disk.restart((index, bio) -> Action.ok(When.ON_WAIT));
        boolean perBio = where == Place.SUBMIT || where == Place.SUBMIT_RETURNED || where == Place.PAGE_RELEASE;
        callsBefore = perBio ? CALLS_BEFORE : 0;
        thrown = what;
    }

    private void reach(Place where) {
        if (where == place && thrown != null && callsBefore-- == 0) {
            Throwable now = thrown.get();
            thrown = null;
            throw ThrowingTest.<RuntimeException>sneaky(now);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // to throw an error as an exception is thrown
    private static <T extends Throwable> T sneaky(Throwable any) throws T {
        throw (T) any;
    }

    /** Runs a write and completes it; the one answer to it. */
    private long request(FileIo file, Request.Mode mode) {
        delivered.clear();
        long value = switch (mode) {
            case SYNC -> file.writev(iovec, 0);
            case ASYNC ->
                file.write(iovec, 0, result -> {
                    delivered.add(result);
                    reach(Place.COMPLETION);
                });
            case AIO -> aio(file);
        };
        if (mode == Request.Mode.AIO) {
            return value;
        }
        disk.releaseAll();
        boolean queued = value == -Errno.EIOCBQUEUED;
        assertEquals(queued ? 1 : 0, delivered.size(), "answers by a completer");
        return queued ? delivered.get(0) : value;
    }

    private long aio(FileIo file) {
        AioContext context = new AioContext(2);
        Kiocb operation = new Kiocb(done -> reach(Place.COMPLETION));
        assertEquals(1, context.submit(operation.write(file, iovec, 0)));
        disk.releaseAll();
        Kiocb[] events = new Kiocb[2];
        assertEquals(1, context.getEvents(0, 2, 0, events), "events");
        assertEquals(0, context.outstanding(), "slots taken");
        return operation.result();
    }

    private void assertGoodAfterwards(FileIo file, Request.Mode mode) {
        assertEquals(0, memory.pins(), "pins");
        assertEquals(0, file.dioCount(), "running requests");
        assertEquals(1, file.poolFree(), "free requests");
        disk.restart((index, bio) -> Action.ok(When.ON_WAIT));
        assertEquals(BIOS * BLOCK, request(file, mode), "the next request");
        assertEquals(1, file.faults().size(), () -> file.faults().toString());
        assertEquals(0, file.truncate(0));
    }

    /** The disk, but for the place that is to throw. */
    private class Throwing implements BlockDevice {
        private final BlockDevice device;

        Throwing(BlockDevice device) {
            this.device = device;
        }

        @Override
        public void submit(Bio bio) {
            reach(Place.SUBMIT);
            device.submit(bio);
        }

        @Override
        public void runQueues(boolean submitterWaits) {
            reach(submitterWaits ? Place.KICK_BEFORE_SLEEP : Place.KICK);
            device.runQueues(submitterWaits);
        }

        @Override
        public long bytes() {
            return device.bytes();
        }

        @Override
        public boolean completesOnSubmitter() {
            return device.completesOnSubmitter();
        }

        @Override
        public int rwPage(long sector, Page page, int offset, int length, boolean write) {
            return device.rwPage(sector, page, offset, length, write);
        }

        @Override
        public int flush() {
            reach(Place.FLUSH);
            return device.flush();
        }

        @Override
        public void close() {
            device.close();
        }
    }

    private final class ThrowingObserver implements Observer {
        @Override
        public void submitReturned() {
            reach(Place.SUBMIT_RETURNED);
        }

        @Override
        public void aboutToSleep() {
            reach(Place.ABOUT_TO_SLEEP);
        }

        @Override
        public void wake(Thread submitter) {
            reach(Place.WAKE);
        }

        @Override
        public void pageRelease(Page page) {
            reach(Place.PAGE_RELEASE);
        }

        @Override
        public void afterLastCounterOperation(boolean last) {
            reach(Place.AFTER_LAST);
        }

        @Override
        public void endIo(long offset, long value) {
            reach(Place.END_IO);
        }

        @Override
        public int flush() {
            reach(Place.OBSERVED_FLUSH);
            return 0;
        }

        @Override
        public int metadataCommit() {
            reach(Place.METADATA);
            return 0;
        }
    }
}
