package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.fixture.SampleRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class EtaTest {
    private static final Plan PLAN = SampleRun.plan();
    private static final int FORKS = PLAN.slots().size();

    private Duration passed = Duration.ZERO;

    @Test
    void before_the_first_fork_the_estimate_holds_less_what_has_passed() {
        Eta eta = eta();
        assertEquals(Duration.ofSeconds(3L * FORKS + 1), eta.remaining());
        passed = Duration.ofSeconds(2);
        assertEquals(Duration.ofSeconds(3L * FORKS - 1), eta.remaining());
        passed = Duration.ofHours(1);
        assertEquals(Duration.ZERO, eta.remaining());
    }

    @Test
    void the_estimate_counts_as_two_forks() {
        Eta eta = eta();
        eta.ended(PLAN.slots().get(0).number());
        eta.ended(PLAN.slots().get(1).number());
        // Two estimated forks of 3 s and two measured ones of 5 s.
        passed = Duration.ofSeconds(11);
        assertEquals(Duration.ofSeconds(4L * (FORKS - 2)), eta.remaining());
        PLAN.slots().forEach(slot -> eta.ended(slot.number()));
        assertEquals(Duration.ZERO, eta.remaining());
    }

    private Eta eta() {
        Estimate estimate = new Estimate(regime -> Duration.ofSeconds(3), Duration.ofSeconds(1));
        return new Eta(estimate, PLAN, PLAN.slots(), () -> passed);
    }
}
