package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class EstimateTest {
    private static final Estimate ESTIMATE = new Estimate(10, Duration.ofSeconds(3), Duration.ofSeconds(1));

    @Test
    void the_total_is_for_all_forks_and_what_the_first_takes_on_top() {
        assertEquals(Duration.ofSeconds(31), ESTIMATE.total());
        assertEquals(Duration.ofSeconds(31), ESTIMATE.remaining(0, Duration.ZERO));
    }

    @Test
    void the_first_guess_counts_as_two_forks() {
        // Two guessed forks of 3 s and two measured ones of 5 s.
        assertEquals(Duration.ofSeconds(8 * 4), ESTIMATE.remaining(2, Duration.ofSeconds(11)));
        assertEquals(Duration.ZERO, ESTIMATE.remaining(10, Duration.ofSeconds(51)));
    }
}
