package io.github.diobench.suite.campaign;

import static io.github.diobench.suite.campaign.PlanRequests.plan;
import static io.github.diobench.suite.campaign.PlanRequests.profile;
import static io.github.diobench.suite.campaign.PlanRequests.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BudgetTest {
    private static final RegimeSpec FIRST = judged("first");
    private static final RegimeSpec SECOND = judged("second");
    private static final RegimeSpec OBSERVED = RegimeSpec.of("observed", Purpose.OBSERVED, "RequestBenchmark", "", 4);
    private static final RegimeSpec TIMER = RegimeSpec.of("timer", Purpose.FLOOR, "TimerBenchmark", "", 2);

    /** Two judged regimes of 5 arms in 12 rounds, one observed of 3 arms with 4 forks, one of 1 arm with 2: 134 forks. */
    private static final Plan PLAN = plan(profile(12, FIRST, SECOND, OBSERVED, TIMER), request());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // As it is.
                "134 | first 12, second 12, observed 4, timer 2",
                // Forks that are not judged go first, ...
                "133 | first 12, second 12, observed 3, timer 2",
                "128 | first 12, second 12, observed 2, timer 2",
                "127 | first 12, second 12, observed 1, timer 1",
                // ... then their regimes from the end, ...
                "123 | first 12, second 12, observed 1",
                "122 | first 12, second 12",
                // ... then rounds, which leave time for others, ...
                "119 | first 11, second 11, observed 2, timer 2",
                "80 | first 8, second 8",
                // ... then judged regimes from the end, ...
                "79 | first 12, observed 4, timer 2",
                "60 | first 12",
                "40 | first 8",
                // ... and at last rounds of the only regime, down to what can be judged.
                "39 | first 7, observed 1, timer 1",
                "30 | first 6"
            })
    void the_dearest_is_kept(int forks, String kept) {
        Plan plan = Budget.fit(PLAN, estimate(), Duration.ofSeconds(1 + forks));
        assertEquals(
                kept,
                plan.regimes().stream()
                        .map(regime -> regime.name() + " " + regime.forks())
                        .collect(Collectors.joining(", ")));
        assertTrue(plan.slots().size() <= forks, plan.slots().size() + " forks");
        assertEquals(Schedule.slots(plan.regimes(), plan.rounds(), 7), plan.slots());
        plan.regimes().forEach(regime -> assertEquals(PLAN.regime(regime.name()).arms(), regime.arms()));
    }

    @Test
    void a_plan_that_fits_is_left_alone() {
        assertSame(PLAN, Budget.fit(PLAN, estimate(), Duration.ofSeconds(135)));
    }

    @Test
    void what_was_left_out_is_said_one_by_one() {
        assertEquals(
                List.of(
                        "4 of 12 rounds, because there is no time for it in 84s",
                        "3 of 4 forks of each arm of observed, because there is no time for it in 84s"),
                leftOut(84, plan(profile(12, FIRST, SECOND, OBSERVED), request())));
        assertEquals(
                List.of(
                        "1 of 12 rounds, because there is no time for it in 1m",
                        "second, because there is no time for it in 1m"),
                leftOut(60, plan(profile(12, FIRST, SECOND), request())));
    }

    @Test
    void too_little_time_is_a_mistake_that_says_how_much_is_needed() {
        assertEquals(
                "--budget 30s is too short: the least is --budget 40s, for 6 forks of each of the 5 arms of first",
                assertThrows(UserError.class, () -> Budget.fit(PLAN, estimate(), Duration.ofSeconds(30)))
                        .getMessage());
        Plan timer = plan(profile(12, TIMER), request());
        assertEquals(
                "--budget 500ms is too short: the least is --budget 10s, for 1 fork of timer",
                assertThrows(UserError.class, () -> Budget.fit(timer, estimate(), Duration.ofMillis(500)))
                        .getMessage());
    }

    @Test
    void the_least_that_is_named_is_enough() {
        assertEquals(
                30, Budget.fit(PLAN, estimate(), Duration.ofSeconds(31)).slots().size());
        Plan timer = plan(profile(12, TIMER, OBSERVED), request());
        assertEquals(
                1, Budget.fit(timer, estimate(), Duration.ofSeconds(2)).slots().size());
    }

    @Test
    void fewer_rounds_than_can_be_judged_are_not_cut_down_further() {
        Plan smoke = plan(profile(1, FIRST, SECOND, TIMER), request());
        assertEquals(
                5, Budget.fit(smoke, estimate(), Duration.ofSeconds(6)).slots().size());
        assertThrows(UserError.class, () -> Budget.fit(smoke, estimate(), Duration.ofSeconds(5)));
    }

    private static List<String> leftOut(int seconds, Plan plan) {
        return Budget.fit(plan, estimate(), Duration.ofSeconds(seconds)).leftOut().stream()
                .map(LeftOut::toString)
                .toList();
    }

    /** A second for each fork and one on top. */
    private static Estimate estimate() {
        return new Estimate(regime -> Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    private static RegimeSpec judged(String name) {
        return RegimeSpec.of(name, Purpose.JUDGED, "RequestBenchmark", "", RegimeSpec.EVERY_ROUND);
    }
}
