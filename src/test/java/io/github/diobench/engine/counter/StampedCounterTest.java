package io.github.diobench.engine.counter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.Test;

/** A completer does not spin for ever while a thread that has been descheduled holds the lock. */
final class StampedCounterTest {
    private final BioCounter counter = new StampedCounter(Scheduler.PARK);

    @Test
    void whoever_finds_the_lock_taken_for_long_parks() throws Exception {
        counter.reset(false);
        counter.submit();
        StampedLock lock = lockOf(counter);
        long stamp = lock.writeLock();
        Thread contender = new Thread(counter::submit, "contender");
        contender.start();
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (contender.getState() != Thread.State.WAITING) {
            assertTrue(Instant.now().isBefore(deadline), "still " + contender.getState());
            Thread.onSpinWait();
        }
        lock.unlockWrite(stamp);
        contender.join();
    }

    private static StampedLock lockOf(BioCounter counter) throws ReflectiveOperationException {
        Field field = StampedCounter.class.getDeclaredField("stampedLock");
        field.setAccessible(true);
        return (StampedLock) field.get(counter);
    }
}
