package io.github.diobench.engine.aio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.device.DiskImage;
import io.github.diobench.engine.device.ScriptedDevice;
import io.github.diobench.engine.device.ScriptedDevice.Action;
import io.github.diobench.engine.device.ScriptedDevice.When;
import io.github.diobench.engine.file.FileIo;
import io.github.diobench.engine.memory.Iovec;
import io.github.diobench.engine.memory.UserMemory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ring: room, order, and reapers that wait, are woken, run out of time, and leave. */
@Timeout(60)
final class AioContextTest {
    private static final int BLOCK = 4096;
    private static final long FOR_EVER = -1;
    private static final long LONG = TimeUnit.SECONDS.toNanos(50);

    private final ScriptedDevice device = ScriptedDevice.onAnyThread(new DiskImage(1 << 20, (byte) 0));
    private final FileIo file =
            FileIo.on(device).counter("spin").size(16 * BLOCK).map(0, 0, 16).open();
    private final UserMemory memory = UserMemory.untracked(1);
    private final Iovec iovec = Iovec.of(memory, memory.allocate(BLOCK), BLOCK);
    private final AioContext context = new AioContext(3);

    @Test
    void it_takes_as_many_operations_as_it_has_room_for_and_gives_the_room_back_with_the_events() {
        assertThrows(IllegalArgumentException.class, () -> new AioContext(0));
        Kiocb[] operations = {read(0), read(1), read(2), read(3)};
        assertEquals(0, context.submit(operations, 0));
        assertEquals(3, context.submit(operations));
        assertEquals(-Errno.EAGAIN, context.submit(operations[3]));
        assertEquals(0, context.submit());
        assertEquals(3, context.outstanding());

        Kiocb[] events = new Kiocb[4];
        assertEquals(2, context.getEvents(0, 2, 0, events));
        assertArrayEquals(new Kiocb[] {operations[0], operations[1], null, null}, events);
        assertEquals(1, context.outstanding());
        assertEquals(1, context.submit(operations[3]));
        assertEquals(2, context.getEvents(0, 4, 0, events));
        assertSame(operations[2], events[0]);
        assertSame(operations[3], events[1]);
        assertEquals(0, context.outstanding());
    }

    @Test
    void an_operation_in_flight_is_not_submitted_again_and_nothing_beside_it() {
        device.restart((index, bio) -> Action.ok(When.HELD));
        Kiocb busy = read(0);
        Kiocb other = read(1);
        assertEquals(1, context.submit(busy));
        assertEquals("is in flight already", busy.obstacle());
        assertThrows(IllegalStateException.class, () -> context.submit(other, busy));
        assertThrows(IllegalStateException.class, () -> busy.read(file, iovec, 0));
        assertNull(other.obstacle());
        assertEquals(1, context.outstanding());

        device.releaseAll();
        assertEquals(1, context.getEvents(1, 1, FOR_EVER, new Kiocb[1]));
        assertNull(busy.obstacle());
        assertEquals(BLOCK, busy.result());
        assertSame(iovec, busy.iovec());
        assertThrows(IllegalStateException.class, () -> busy.complete(0));
    }

    @Test
    void a_callback_that_throws_loses_neither_its_event_nor_the_rest_of_the_batch() {
        for (When when : List.of(When.IN_SUBMIT, When.HELD)) {
            device.restart((index, bio) -> Action.ok(when));
            Kiocb[] operations = new Kiocb[3];
            for (int i = 0; i < 3; i++) {
                String message = "callback " + i;
                operations[i] = new Kiocb(done -> {
                            throw new AssertionError(message);
                        })
                        .read(file, iovec, (long) i * BLOCK);
            }
            int faultsBefore = file.faults().size();
            assertEquals(3, context.submit(operations));
            device.releaseAll();
            Kiocb[] events = new Kiocb[3];
            assertEquals(3, context.getEvents(0, 3, 0, events));
            assertArrayEquals(operations, events);
            assertTrue(Arrays.stream(events).allMatch(event -> event.result() == BLOCK));
            assertEquals(0, context.outstanding());
            List<String> faults = file.faults();
            assertEquals(faultsBefore + 3, faults.size(), faults::toString);
            assertTrue(faults.get(faultsBefore + 2).contains("callback 2"), faults::toString);
        }
    }

    @Test
    void an_operation_that_is_not_prepared_or_is_given_twice_is_refused_with_all_others() {
        Kiocb good = read(0);
        assertEquals(
                "operation 1 is neither a read nor a write",
                assertThrows(IllegalStateException.class, () -> context.submit(good, new Kiocb()))
                        .getMessage());
        assertEquals(
                "operation 2 is given twice",
                assertThrows(IllegalStateException.class, () -> context.submit(good, read(1), good))
                        .getMessage());
        assertEquals(0, context.outstanding());
        assertEquals(1, context.submit(good));
        assertEquals(1, context.getEvents(0, 1, 0, new Kiocb[1]));
    }

    @Test
    void a_range_of_events_that_makes_no_sense_is_refused() {
        Kiocb[] two = new Kiocb[2];
        assertThrows(IllegalArgumentException.class, () -> context.getEvents(-1, 2, 0, two));
        assertThrows(IllegalArgumentException.class, () -> context.getEvents(2, 1, 0, two));
        assertThrows(IllegalArgumentException.class, () -> context.getEvents(0, 3, 0, two));
        assertEquals(0, context.getEvents(0, 2, FOR_EVER, two));
        assertEquals(0, context.getEvents(0, 0, FOR_EVER, new Kiocb[0]));
    }

    @Test
    void whoever_runs_out_of_time_takes_what_is_there() {
        Kiocb[] events = new Kiocb[2];
        assertEquals(0, context.getEvents(1, 2, 0, events));
        context.submit(read(0));
        long start = System.nanoTime();
        assertEquals(1, context.getEvents(2, 2, 20_000_000, events));
        assertTrue(System.nanoTime() - start >= 20_000_000);
    }

    @Test
    void an_interrupted_reaper_stays_interrupted_and_does_not_wait() {
        Thread.currentThread().interrupt();
        assertEquals(0, context.getEvents(1, 1, FOR_EVER, new Kiocb[1]));
        assertTrue(Thread.interrupted());
    }

    @Test
    void a_reaper_waits_asleep_until_enough_has_come() throws Exception {
        Reaper reaper = new Reaper(2, FOR_EVER).asleep();
        context.submit(read(0));
        LockSupport.unpark(reaper); // spurious
        reaper.asleep();
        assertFalse(reaper.taken.isDone());
        context.submit(read(1));
        assertEquals(2, reaper.taken());
    }

    @Test
    void a_reaper_that_leaves_events_behind_wakes_the_next() throws Exception {
        Reaper first = new Reaper(1, FOR_EVER).asleep();
        Reaper second = new Reaper(1, FOR_EVER).asleep();
        context.submit(read(0), read(1)); // both wake the reaper that came last
        assertEquals(1, second.taken());
        assertEquals(1, first.taken());
    }

    @Test
    void a_reaper_that_left_is_not_woken_in_the_place_of_another() throws Exception {
        Reaper waiting = new Reaper(1, FOR_EVER).asleep();
        Reaper leaving = new Reaper(1, LONG).asleep();
        LockSupport.unpark(leaving); // it must not register twice
        leaving.asleep();
        leaving.interrupt();
        assertEquals(0, leaving.taken());
        context.submit(read(0));
        assertEquals(1, waiting.taken());
    }

    @Test
    void a_reaper_that_leaves_from_behind_another_leaves_it_registered() throws Exception {
        Reaper last = new Reaper(1, FOR_EVER).asleep();
        Reaper leaving = new Reaper(1, LONG).asleep();
        Reaper first = new Reaper(1, FOR_EVER).asleep();
        leaving.interrupt();
        assertEquals(0, leaving.taken());
        context.submit(read(0));
        assertEquals(1, first.taken());
        context.submit(read(1));
        assertEquals(1, last.taken());
    }

    private Kiocb read(int block) {
        return new Kiocb().read(file, iovec, (long) block * BLOCK);
    }

    /** A thread that gets events; it has begun when it is made. */
    private final class Reaper extends Thread {
        final CompletableFuture<Integer> taken = new CompletableFuture<>();
        private final int min;
        private final long timeoutNanos;

        Reaper(int min, long timeoutNanos) {
            this.min = min;
            this.timeoutNanos = timeoutNanos;
            setDaemon(true);
            start();
        }

        @Override
        public void run() {
            Kiocb[] events = new Kiocb[min];
            try {
                int count = context.getEvents(min, min, timeoutNanos, events);
                assertTrue(Arrays.stream(events, 0, count).allMatch(event -> event.result() == BLOCK));
                taken.complete(count);
            } catch (RuntimeException | AssertionError e) {
                taken.completeExceptionally(e);
            }
        }

        int taken() throws Exception {
            return taken.get(30, TimeUnit.SECONDS);
        }

        /** Waits until it sleeps in the context. */
        Reaper asleep() throws InterruptedException {
            while (getState() != State.TIMED_WAITING || LockSupport.getBlocker(this) != context) {
                Thread.sleep(1);
            }
            return this;
        }
    }
}
