package io.github.diobench.engine.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.Test;

/** A lock that parks says how often, since a park costs a thousand times what is compared. */
final class StampedCounterTest {
    private final BioCounter counter = new StampedCounter(Scheduler.PARK);

    @Test
    void whoever_finds_the_lock_taken_for_long_parks_once_and_is_counted() throws Exception {
        counter.reset(false);
        counter.submit();
        assertEquals(0, counter.lockParks());

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
        assertEquals(1, counter.lockParks());
    }

    private static StampedLock lockOf(BioCounter counter) throws ReflectiveOperationException {
        Field field = StampedCounter.class.getDeclaredField("stampedLock");
        field.setAccessible(true);
        return (StampedLock) field.get(counter);
    }
}
