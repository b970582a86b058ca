package io.github.diobench.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.campaign.Estimate;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.fixture.SampleRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlanTextTest {
    private static final Plan PLAN = SampleRun.plan();

    @Test
    void a_plan_says_what_is_measured_what_is_not_and_how_long_it_takes() {
        Estimate estimate = new Estimate(regime -> Duration.ofMillis(3100), Duration.ofSeconds(1));
        assertEquals("""
                Profile sample, 3 rounds, order drawn from seed 42, forks run by /jdk/bin/java, threads pinned: none
                Judged, 3 forks of each of atomic, spin, atomic-again:
                  async-write-2-inline  RequestBenchmark.request bios=2 mode=async rw=write
                Latency, 1 fork of spin:
                  latency               LatencyBenchmark.request bios=2 device=inline
                Fallback, 1 fork of spin:
                  fallback-whole        FallbackBenchmark.request fallback=whole hole=a, "b" (2 threads)
                Floor, 1 fork:
                  timer                 TimerBenchmark.timer
                Left out, because its bios complete elsewhere:
                  plain in queued
                12 forks of about 3.1 s: about 38 s
                """, PlanText.of(PLAN, estimate));
    }

    @Test
    void a_plan_with_looks_says_when_it_is_judged_and_that_it_may_end() {
        Estimate estimate = new Estimate(regime -> Duration.ofMillis(3100), Duration.ofSeconds(1));
        String text = PlanText.of(PLAN.withLooks(List.of(1, 3)), estimate);
        assertTrue(text.endsWith("""
                Judged after 1, 3 rounds; ends as soon as everything is decided, at the latest after
                12 forks of about 3.1 s: about 38 s
                """), text);
    }

    @Test
    void the_order_is_that_of_the_slots() {
        assertEquals("""
                Round 1 of 3, 6 forks in this order:
                  async-write-2-inline  spin, atomic, atomic-again
                  latency               spin
                  fallback-whole        spin
                  timer                 none
                Round 2 of 3, 3 forks in this order:
                  async-write-2-inline  atomic, atomic-again, spin
                Round 3 of 3, 3 forks in this order:
                  async-write-2-inline  atomic-again, spin, atomic
                """, OrderText.of(PLAN, true));
    }
}
