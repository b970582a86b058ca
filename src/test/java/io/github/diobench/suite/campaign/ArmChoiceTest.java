package io.github.diobench.suite.campaign;

import static io.github.diobench.suite.campaign.PlanRequests.armNames;
import static io.github.diobench.suite.campaign.PlanRequests.plan;
import static io.github.diobench.suite.campaign.PlanRequests.profile;
import static io.github.diobench.suite.campaign.PlanRequests.regimeNames;
import static io.github.diobench.suite.campaign.PlanRequests.request;
import static io.github.diobench.suite.campaign.PlanRequests.withCounters;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArmChoiceTest {
    private static final RegimeSpec JUDGED =
            RegimeSpec.of("judged", Purpose.JUDGED, "RequestBenchmark", "", RegimeSpec.EVERY_ROUND);
    private static final RegimeSpec FAMILY =
            RegimeSpec.of("family", Purpose.OBSERVED, "RequestBenchmark", "counter=mine,stamped", 1);

    @Test
    void a_list_of_counters_is_compared_with_the_reference() {
        assertEquals(
                List.of("atomic", "mine", "stamped"),
                armNames(plan(profile(1, FAMILY), request()).regime("family")));
    }

    @Test
    void of_a_list_only_what_the_user_wants_is_left() {
        Plan plan = plan(profile(1, JUDGED, FAMILY), withCounters("stamped", "spin"));
        assertEquals(List.of("atomic", "stamped"), armNames(plan.regime("family")));
        assertEquals(List.of("judged"), regimeNames(plan(profile(1, JUDGED, FAMILY), withCounters("spin"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | atomic spin stamped",
                "8 | atomic spin stamped atomic-again",
                RegimeSpec.EVERY_ROUND + " | atomic spin stamped atomic-again"
            })
    void latencies_have_controls_once_they_have_forks_enough_to_be_judged(int forks, String arms) {
        RegimeSpec latency = RegimeSpec.of("latency", Purpose.LATENCY, "LatencyBenchmark", "", forks);
        assertEquals(
                arms,
                String.join(" ", armNames(plan(profile(8, latency), request()).regime("latency"))));
    }
}
