package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.fixture.SampleRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EstimateTest {
    private static final Plan PLAN = SampleRun.plan();
    private static final ForkJvm JVM = new ForkJvm("/jdk/bin/java", "17", "Some VM", "somebody", 100);

    private final Estimate estimate = Estimate.of(PLAN, List.of(JVM));

    @Test
    void an_iteration_takes_longer_where_bios_complete_on_another_thread_however_long_it_measures() {
        Timing timing = PLAN.timing();
        Duration longer = Duration.ofNanos(4_800_000).multipliedBy(timing.warmups() + timing.measurements());
        assertEquals(longer, perFork("queued", timing).minus(perFork("inline", timing)));
        assertEquals(longer, perFork("queued", null).minus(perFork("inline", null)));
    }

    @Test
    void a_fork_that_waits_for_its_compilers_takes_longer_to_start() {
        Regime regime = PLAN.regimes().get(0);
        assertEquals(
                Duration.ofMillis(3 * JVM.startMillis()),
                startedWith(Planner.WAIT_FOR_COMPILERS, regime).minus(startedWith("-Xmx512m", regime)));
    }

    private static Duration startedWith(String jvmArg, Regime regime) {
        Plan plan = Plan.drawn(
                "some", 1, PLAN.rounds(), PLAN.timing(), List.of(jvmArg), PLAN.reference(), PLAN.regimes(), List.of());
        return Estimate.of(plan, List.of(JVM)).perFork().apply(regime);
    }

    private Duration perFork(String device, Timing timing) {
        return estimate.perFork()
                .apply(new Regime(
                        "r", Purpose.JUDGED, "bench", Map.of("device", device), 1, 3, List.of(), null, timing));
    }
}
