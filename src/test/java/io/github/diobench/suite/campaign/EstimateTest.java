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

    private Duration perFork(String device, Timing timing) {
        return estimate.perFork()
                .apply(new Regime(
                        "r", Purpose.JUDGED, "bench", Map.of("device", device), 1, 3, List.of(), null, timing));
    }
}
