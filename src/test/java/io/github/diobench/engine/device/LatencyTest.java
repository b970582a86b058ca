package io.github.diobench.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How long bios are kept, and what completion threads do meanwhile, by name. */
final class LatencyTest {
    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void a_fixed_one_is_always_the_same_and_none_where_it_is_zero() {
        assertEquals(70, Latency.fixed(70).nextNanos(random));
        assertSame(Latency.NONE, Latency.fixed(0));
        assertEquals(0, Latency.NONE.nextNanos(random));
    }

    @Test
    void a_uniform_one_takes_every_value_between_its_ends() {
        Latency latency = Latency.uniform(3, 5);
        Set<Long> seen = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            seen.add(latency.nextNanos(random));
        }
        assertEquals(Set.of(3L, 4L, 5L), seen);
    }

    @Test
    void an_exponential_one_has_its_mean_and_is_never_negative() {
        Latency latency = Latency.exponential(1_000_000);
        double sum = 0;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20_000; i++) {
            long nanos = latency.nextNanos(random);
            least = Math.min(least, nanos);
            sum += nanos;
        }
        assertTrue(least >= 0, "least " + least);
        // Five standard errors of 20,000 draws.
        assertEquals(1_000_000, sum / 20_000, 5 * 1_000_000 / Math.sqrt(20_000));
    }

    @Test
    void idle_strategies_are_found_by_name() {
        for (IdleStrategy idle : IdleStrategy.values()) {
            assertSame(idle, IdleStrategy.of(idle.toString()));
        }
        assertEquals("park", IdleStrategy.PARK.toString());
        assertThrows(IllegalArgumentException.class, () -> IdleStrategy.of("doze"));
    }
}
