package io.github.diobench.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.device.IdleStrategy;
import io.github.diobench.engine.file.FileIo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The arithmetic over a file that several submitters share waits for the last of them (design, section 5). */
class SubmittersFileTest {
    private static final int BIOS = 16;

    private final OddGaps gaps = new OddGaps(1);
    private final SubmittersFile target =
            new SubmittersFile(new Completers(2, IdleStrategy.YIELD), CounterCatalog.find("spin"), BIOS, 1, 2);

    @AfterEach
    void leave() {
        target.leave();
        target.leave();
    }

    private Workload open() {
        return new Workload(target.open(), "write", BIOS, 1, gaps);
    }

    @Test
    void theLastSubmitterIsToldOfAllBiosOfItsIteration() {
        FileIo before = null;
        for (int iteration = 0; iteration < 2; iteration++) {
            Workload first = open();
            Workload second = open();
            FileIo file = target.open();
            assertNotSame(before, file, "each iteration has a file of its own");
            before = file;
            first.runSync();
            first.runSync();
            assertEquals(0, target.rest(2));
            assertSame(file, target.open(), "which is everybody's until the last rests");
            second.runSync();
            assertEquals(3 * BIOS, target.rest(1));
        }
    }

    @Test
    void aBioTooFewIsMissedOnceAllRest() {
        open().runSync();
        assertEquals(0, target.rest(1));
        open().runSync();
        assertEquals(
                "3 requests of 16 bios, but 32 bios completed",
                assertThrows(IllegalStateException.class, () -> target.rest(2)).getMessage());
    }

    @Test
    void thereIsRoomForAll() {
        Workload first = open();
        Workload second = open();
        assertEquals(2, target.open().poolSize());
        first.submit();
        second.submit();
        first.drain();
        second.drain();
        assertEquals(0, target.rest(1));
        assertEquals(2 * BIOS, target.rest(1));
    }
}
