package io.github.diobench.engine.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.Errno;
import io.github.diobench.engine.bio.Bio;
import io.github.diobench.engine.memory.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The device with completion threads: every bio completes once, when it is due, also while the device is closed. */
@Timeout(60)
final class QueuedDeviceTest {
    private static final int BIOS = 200;
    private static final int BLOCK_SECTORS = 8;
    private static final long MILLI = 1_000_000;

    private final DiskImage image = new DiskImage(1 << 20, (byte) 7);
    private final List<Thread> threads = new ArrayList<>();
    private final List<Long> order = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @EnumSource(IdleStrategy.class)
    void every_bio_completes_once_on_the_thread_of_its_block(IdleStrategy idle) throws InterruptedException {
        for (Latency latency : List.of(Latency.NONE, Latency.uniform(0, 100_000))) {
            order.clear();
            CountDownLatch all = new CountDownLatch(BIOS);
            Page[] pages = new Page[BIOS];
            try (QueuedDevice device = open(2, latency, idle)) {
                assertFalse(device.completesOnSubmitter());
                for (int i = 0; i < BIOS; i++) {
                    pages[i] = Page.tracked();
                    device.submit(read(i, pages[i], all));
                }
                assertTrue(all.await(50, TimeUnit.SECONDS));
                assertArrayEquals(new long[] {BIOS / 2, BIOS / 2}, device.completed());
            }
            assertEquals(BIOS, order.stream().distinct().count());
            assertEquals(BIOS, order.size());
            for (Page page : pages) {
                assertEquals(7, page.data()[511]);
            }
        }
    }

    @Test
    void it_needs_a_thread() {
        assertThrows(IllegalArgumentException.class, () -> open(0, Latency.NONE, IdleStrategy.SPIN));
    }

    @ParameterizedTest
    @EnumSource(IdleStrategy.class)
    void a_bio_is_kept_for_its_time_and_later_ones_may_overtake_it(IdleStrategy idle) throws InterruptedException {
        AtomicInteger drawn = new AtomicInteger();
        Latency slowFirst = random -> drawn.getAndIncrement() == 0 ? 60 * MILLI : MILLI;
        CountDownLatch both = new CountDownLatch(2);
        try (QueuedDevice device = open(1, slowFirst, idle)) {
            long start = System.nanoTime();
            device.submit(read(0, Page.tracked(), both));
            device.submit(read(1, Page.tracked(), both));
            assertTrue(both.await(50, TimeUnit.SECONDS));
            assertTrue(System.nanoTime() - start >= 60 * MILLI);
        }
        assertEquals(List.of(BLOCK_SECTORS * 1L, 0L), order);
    }

    @ParameterizedTest
    @EnumSource(IdleStrategy.class)
    void closing_completes_what_is_queued_and_gives_the_threads_back(IdleStrategy idle) throws InterruptedException {
        CountDownLatch ten = new CountDownLatch(10);
        QueuedDevice device = open(2, Latency.fixed(20 * MILLI), idle);
        for (int i = 0; i < 10; i++) {
            device.submit(read(i, Page.tracked(), ten));
        }
        Thread.currentThread().interrupt();
        device.close();
        assertTrue(Thread.interrupted(), "the interrupt is kept");
        assertEquals(0, ten.getCount());
        for (int i = 0; i < 2; i++) {
            threads.get(i).join();
        }
    }

    @ParameterizedTest
    @EnumSource(IdleStrategy.class)
    void one_thread_serves_one_device_after_the_other(IdleStrategy idle) throws InterruptedException {
        ExecutorService one = Executors.newSingleThreadExecutor();
        for (int i = 0; i < 5; i++) {
            CountDownLatch told = new CountDownLatch(1);
            try (QueuedDevice device = new QueuedDevice(image, 1, Latency.NONE, idle, 11, one)) {
                device.submit(read(i, Page.tracked(), told));
            }
            assertEquals(0, told.getCount());
        }
        one.shutdown();
        assertTrue(one.awaitTermination(50, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @EnumSource(IdleStrategy.class)
    void threads_of_its_own_keep_no_jvm_alive(IdleStrategy idle) throws InterruptedException {
        AtomicBoolean daemon = new AtomicBoolean();
        Bio bio = new Bio(done -> daemon.set(Thread.currentThread().isDaemon()));
        bio.prepare(0, false, 1);
        bio.markInFlight();
        try (QueuedDevice device = new QueuedDevice(null, 1, Latency.NONE, idle, 11)) {
            device.submit(bio);
        }
        assertTrue(daemon.get());
    }

    @Test
    void a_parked_thread_sleeps_and_is_woken_by_the_next_bio() throws InterruptedException {
        try (QueuedDevice device = open(1, Latency.NONE, IdleStrategy.PARK)) {
            for (int i = 0; i < 3; i++) {
                asleep(Thread.State.WAITING);
                CountDownLatch one = new CountDownLatch(1);
                device.submit(read(i, Page.tracked(), one));
                assertTrue(one.await(50, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    void a_parked_thread_with_a_bio_that_is_not_due_sleeps_until_it_is() throws InterruptedException {
        CountDownLatch one = new CountDownLatch(1);
        try (QueuedDevice device = open(1, Latency.fixed(1500 * MILLI), IdleStrategy.PARK)) {
            device.submit(read(0, Page.tracked(), one));
            asleep(Thread.State.TIMED_WAITING);
        }
        assertEquals(0, one.getCount());
    }

    /** A transfer beyond the disk, a latency that throws and an owner that does: the bios behind them complete all the same. */
    @ParameterizedTest
    @EnumSource(IdleStrategy.class)
    void whatever_throws_the_thread_lives_and_every_bio_completes(IdleStrategy idle) throws InterruptedException {
        AtomicInteger drawn = new AtomicInteger();
        Latency throwsOnce = random -> {
            if (drawn.getAndIncrement() == 0) {
                throw new IllegalStateException("boom");
            }
            return 0;
        };
        for (Latency latency : List.of(Latency.NONE, throwsOnce)) {
            order.clear();
            List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch three = new CountDownLatch(3);
            Bio first = read(latency == Latency.NONE ? 1 << 20 : 0, Page.tracked(), three);
            Bio second = new Bio(done -> {
                three.countDown();
                throw new AssertionError("the owner's");
            });
            second.prepare(0, true, 1);
            second.markInFlight();
            Bio third = read(2, Page.tracked(), three);
            try (QueuedDevice device = open(1, latency, idle)) {
                threads.get(0).setUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
                device.submit(first);
                device.submit(second);
                device.submit(third);
                assertTrue(three.await(50, TimeUnit.SECONDS));
                assertArrayEquals(new long[] {3}, device.completed());
            }
            assertEquals(-Errno.EIO, first.status());
            assertTrue(first.takeFailure() instanceof RuntimeException);
            assertNull(first.takeFailure());
            assertEquals(0, third.status());
            assertEquals(
                    List.of("the owner's"),
                    uncaught.stream().map(Throwable::getMessage).toList());
        }
    }

    private void asleep(Thread.State how) throws InterruptedException {
        while (threads.get(0).getState() != how) {
            Thread.sleep(1);
        }
    }

    private QueuedDevice open(int count, Latency latency, IdleStrategy idle) {
        threads.clear();
        return new QueuedDevice(image, count, latency, idle, 11, completer -> {
            Thread thread = new Thread(completer);
            threads.add(thread);
            thread.start();
        });
    }

    private Bio read(int block, Page page, CountDownLatch told) {
        Bio bio = new Bio(done -> {
            order.add(done.sector());
            told.countDown();
        });
        bio.prepare((long) block * BLOCK_SECTORS, false, 1);
        bio.add(page, 0, 512);
        bio.markInFlight();
        return bio;
    }
}
