package io.github.diobench.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.IdleStrategy;
import io.github.diobench.engine.device.Latency;
import io.github.diobench.engine.device.QueuedDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The arithmetic over a file that several submitters share waits for the last of them (design, section 5). */
class SubmittersFileTest {
    private static final int BIOS = 16;

    private final SubmittersFile target = new SubmittersFile(
            new QueuedDevice(null, 2, Latency.NONE, IdleStrategy.YIELD, 1), CounterCatalog.find("spin"), BIOS, 1, 2);
    private final Workload first = new Workload(target.file(), "write", BIOS, 1);
    private final Workload second = new Workload(target.file(), "write", BIOS, 1);

    @AfterEach
    void leave() {
        target.leave();
    }

    @Test
    void theLastSubmitterIsToldOfAllBiosSinceTheLastTime() {
        for (int iteration = 0; iteration < 2; iteration++) {
            first.runSync();
            first.runSync();
            assertEquals(0, target.rest(2));
            second.runSync();
            assertEquals(3 * BIOS, target.rest(1));
        }
        target.leave();
    }

    @Test
    void aBioTooFewIsMissedOnceAllRest() {
        first.runSync();
        assertEquals(0, target.rest(1));
        second.runSync();
        assertEquals(
                "3 requests of 16 bios, but 32 bios completed",
                assertThrows(IllegalStateException.class, () -> target.rest(2)).getMessage());
        target.leave();
    }

    @Test
    void thereIsRoomForAllAndOneWhoLeavesStopsNothingForTheOthers() {
        assertEquals(2, target.file().poolSize());
        target.leave();
        assertEquals((long) BIOS * 4096, second.runSync());
    }
}
