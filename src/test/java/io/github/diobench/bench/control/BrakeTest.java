package io.github.diobench.bench.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The controls are slower by what their names say (design, section 6: controls), on a clock that the test turns. */
class BrakeTest {
    private static final int READING_NANOS = 30;
    private static final long SECOND = 1_000_000_000;

    private long now = 12345;

    private long read() {
        return now += READING_NANOS;
    }

    @ParameterizedTest
    @CsvSource({"1, 60", "1, 450", "5, 60", "5, 2500", "10, 450", "10, 2500", "10, 20000", "5, 3000000", "10, 30000000"
    })
    void aRequestIsSlowedByItsShareHoweverLongItIs(int percent, int requestNanos) {
        Brake brake = new Brake(percent, this::read);
        slowdown(brake, requestNanos, SECOND / 20 + 20L * requestNanos);
        assertEquals(percent, slowdown(brake, requestNanos, SECOND / 2 + 50L * requestNanos), 0.03 * percent);
    }

    @Test
    void aBrakeOfNothingOnlyLooksAtTheClock() {
        Brake brake = new Brake(0, this::read);
        slowdown(brake, 400, SECOND / 100);
        for (int i = 0; i < 5; i++) {
            brake.resume();
            assertEquals(0, slowdown(brake, 400, SECOND / 10), 0.001);
        }
    }

    @Test
    void theFirstSlowRequestsAreForgotten() {
        Brake brake = new Brake(5, this::read);
        slowdown(brake, 40_000, SECOND / 10);
        slowdown(brake, 400, SECOND / 10);
        assertEquals(5, slowdown(brake, 400, SECOND / 5), 0.15);
        slowdown(brake, 4_000, SECOND / 10);
        assertEquals(5, slowdown(brake, 4_000, SECOND / 5), 0.15);
    }

    @Test
    void interruptionsAndPausesHardlyCount() {
        Brake brake = new Brake(5, this::read);
        slowdown(brake, 400, SECOND / 10);
        SplittableRandom random = new SplittableRandom(7);
        double own = 0;
        double total = 0;
        for (int i = 0; i < 100; i++) {
            now += 4_000_000 + random.nextInt(50_000_000); // 3 s in which nothing is requested
            long start = now;
            own += requests(brake, 400, SECOND / 100);
            total += now - start;
        }
        assertEquals(5, 100 * (total / own - 1), 0.6);
    }

    @ParameterizedTest
    @CsvSource({"1, 450", "10, 60", "10, 450", "10, 2500", "10, 20000"})
    void aPauseOfWhichItIsToldIsNoPartOfARequest(int percent, int requestNanos) {
        Brake brake = new Brake(percent, this::read);
        SplittableRandom random = new SplittableRandom(3);
        double own = 0;
        double total = 0;
        for (int iteration = 0; iteration < 46; iteration++) {
            now += random.nextInt(200_000_000);
            brake.resume();
            brake.resume(); // once for each counter of a file
            long start = now;
            long slice = requests(brake, requestNanos, SECOND / 40);
            if (iteration >= 6) { // warm
                own += slice;
                total += now - start;
            }
        }
        assertEquals(percent, 100 * (total / own - 1), 0.03 * percent);
    }

    @Test
    void aPauseBeforeAnythingIsLearnedIsForgotten() {
        Brake brake = new Brake(10, this::read);
        for (int i = 0; i < 3; i++) {
            brake.resume();
            brake.request();
            now += SECOND;
        }
        slowdown(brake, 400, SECOND / 20);
        assertEquals(10, slowdown(brake, 400, SECOND / 5), 0.3);
    }

    @Test
    void anInterruptionOfTheWorkIsNotRepaidForLong() {
        boolean[] interrupted = new boolean[1];
        Brake brake = new Brake(10, () -> {
            if (interrupted[0]) {
                interrupted[0] = false;
                now += SECOND;
            }
            return read();
        });
        slowdown(brake, 400, SECOND / 10);
        interrupted[0] = true;
        slowdown(brake, 400, SECOND / 100);
        assertFalse(interrupted[0], "the work was interrupted");
        assertEquals(10, slowdown(brake, 400, SECOND / 5), 0.3);
    }

    /** What the requests take longer than without the brake, in percent. */
    private double slowdown(Brake brake, int requestNanos, long ownNanos) {
        long start = now;
        double own = requests(brake, requestNanos, ownNanos);
        return 100 * ((now - start) / own - 1);
    }

    /** Makes requests until they have taken that long themselves, and returns how long they did. */
    private long requests(Brake brake, int requestNanos, long ownNanos) {
        long own = 0;
        for (; own < ownNanos; own += requestNanos) {
            brake.request();
            now += requestNanos;
        }
        return own;
    }
}
