package io.github.diobench.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The gauge ends, also where both threads have one CPU, and gives the other thread back. */
class HandOverTest {
    @Test
    void oneThreadIsGaugedTimeAndAgain() throws InterruptedException {
        ExecutorService other = Executors.newSingleThreadExecutor();
        for (int i = 0; i < 3; i++) {
            double nanos = new HandOver().medianNanos(other);
            assertTrue(nanos > 1, nanos + " ns there and back");
        }
        other.shutdown();
        assertTrue(other.awaitTermination(50, TimeUnit.SECONDS));
    }
}
