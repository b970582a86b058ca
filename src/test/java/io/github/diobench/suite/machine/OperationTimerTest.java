package io.github.diobench.suite.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class OperationTimerTest {
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(30);

    @Test
    void every_operation_costs_something_and_less_than_a_microsecond() {
        Operations operations = new Operations();
        OperationTimer timer = new OperationTimer(
                List.of(operations::locked, operations::releaseStore, operations::monitor, operations::clockRead));
        timer.warmUp(3 * MOMENT);
        double[] nanos = timer.measure(3 * MOMENT);
        assertEquals(4, nanos.length);
        assertTrue(Arrays.stream(nanos).allMatch(cost -> cost > 0 && cost < 1000), Arrays.toString(nanos));
        assertNotEquals(0, timer.sink());
    }

    @Test
    void every_operation_is_carried_out_as_often_as_asked() {
        Operations operations = new Operations();
        assertEquals(45, operations.locked(10));
        assertEquals(9, operations.releaseStore(10));
        assertEquals(45, operations.monitor(10));
        assertNotEquals(0, operations.clockRead(10));
    }

    /** On a machine with one CPU, or with none to spare, there may be no time at all. */
    @Test
    void a_line_takes_some_time_to_another_cpu() throws InterruptedException {
        double[] times = PingPong.play(MOMENT);
        assertTrue(Arrays.stream(times).allMatch(time -> time > 0 && time < 3_000), Arrays.toString(times));
    }
}
