package io.github.diobench.suite.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClopperPearsonTest {
    @Test
    void without_an_event_the_bound_has_a_closed_form() {
        assertEquals(0.0149, ClopperPearson.upper(0, 200, 0.05), 0.00005);
        assertEquals(0.0099, ClopperPearson.upper(0, 300, 0.05), 0.00005);
        assertEquals(1 - Math.pow(0.05, 1 / 7.0), ClopperPearson.upper(0, 7, 0.05), 1e-12);
        assertEquals(0, ClopperPearson.lower(0, 200, 0.05));
        assertEquals(1, ClopperPearson.upper(7, 7, 0.05));
        assertEquals(Math.pow(0.05, 1 / 7.0), ClopperPearson.lower(7, 7, 0.05), 1e-12);
        assertEquals(1, ClopperPearson.upper(0, 0, 0.05), "nothing is known");
    }

    /** Brown, Cai and DasGupta 2001, and the classic tables: two-sided 95 % for 5 of 10 and for 10 of 20. */
    @Test
    void the_two_sided_interval_is_that_of_the_tables() {
        assertEquals(0.1871, ClopperPearson.lower(5, 10, 0.025), 0.00005);
        assertEquals(0.8129, ClopperPearson.upper(5, 10, 0.025), 0.00005);
        assertEquals(0.2720, ClopperPearson.lower(10, 20, 0.025), 0.00005);
        assertEquals(0.7280, ClopperPearson.upper(10, 20, 0.025), 0.00005);
    }

    /** The definition, by adding up the binomial distribution. */
    @Test
    void at_the_bound_so_few_events_are_as_rare_as_the_level_says() {
        assertEquals(0.05, atMost(3, 40, ClopperPearson.upper(3, 40, 0.05)), 1e-9);
        assertEquals(0.95, atMost(2, 40, ClopperPearson.lower(3, 40, 0.05)), 1e-9);
    }

    @Test
    void the_bounds_hold_at_least_as_often_as_they_say() {
        SplittableRandom random = new SplittableRandom(5);
        int held = 0;
        int runs = 2000;
        for (int run = 0; run < runs; run++) {
            int events = 0;
            for (int trial = 0; trial < 60; trial++) {
                events += random.nextDouble() < 0.1 ? 1 : 0;
            }
            held += 0.1 <= ClopperPearson.upper(events, 60, 0.05) ? 1 : 0;
        }
        assertEquals(0.97, (double) held / runs, 0.025, "seed 5");
    }

    @Test
    void impossible_counts_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> ClopperPearson.upper(3, 2, 0.05));
        assertThrows(IllegalArgumentException.class, () -> ClopperPearson.lower(-1, 2, 0.05));
    }

    private static double atMost(int events, int trials, double probability) {
        double sum = 0;
        double term = Math.pow(1 - probability, trials);
        for (int k = 0; k <= events; k++) {
            sum += term;
            term *= probability / (1 - probability) * (trials - k) / (k + 1);
        }
        return sum;
    }
}
