package io.github.diobench.suite.campaign;

import static io.github.diobench.suite.campaign.PlanRequests.filtered;
import static io.github.diobench.suite.campaign.PlanRequests.plan;
import static io.github.diobench.suite.campaign.PlanRequests.profile;
import static io.github.diobench.suite.campaign.PlanRequests.regimeNames;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.diobench.suite.UserError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class PlanFilterTest {
    private static final Profile PROFILE = profile(
            1,
            RegimeSpec.of("each", Purpose.OBSERVED, "RequestBenchmark", "bios=* mode=*", 1),
            RegimeSpec.of("timer", Purpose.FLOOR, "TimerBenchmark", "", 1));

    @Test
    void benchmarks_are_kept_by_name() {
        assertEquals(List.of("timer"), kept("^Timer", "", Map.of()));
    }

    @Test
    void regimes_are_kept_by_name() {
        assertEquals(List.of("each-16-sync"), kept("", "16-s", Map.of()));
    }

    @Test
    void a_parameter_must_be_there_and_have_one_of_the_values() {
        assertEquals(List.of("each-16-async", "each-16-sync"), kept("", "", Map.of("bios", Set.of("16"))));
        assertEquals(List.of("each-1-sync"), kept("", "", Map.of("bios", Set.of("1"), "mode", Set.of("sync"))));
    }

    @Test
    void what_leaves_nothing_is_a_mistake_that_says_what_there_is() {
        assertMistake(
                "--benchmark Nope leaves nothing of profile test; it has RequestBenchmark.request, TimerBenchmark.timer",
                "Nope",
                "",
                Map.of());
        assertMistake(
                "--regime 17 leaves nothing of profile test; it has each-1-async, each-1-sync, each-16-async,"
                        + " each-16-sync, timer",
                "",
                "17",
                Map.of());
        assertMistake(
                "--param mode=7 leaves nothing of profile test; it has mode=async, mode=sync",
                "",
                "",
                Map.of("mode", Set.of("7")));
        assertMistake(
                "--param depth=7 leaves nothing of profile test; it has the parameters bios, mode",
                "",
                "",
                Map.of("depth", Set.of("7")));
        assertMistake(
                "--regime timer --param bios=1 together leave nothing of profile test;"
                        + " 'run --plan-only' shows what there is",
                "",
                "timer",
                Map.of("bios", Set.of("1")));
    }

    private static List<String> kept(String benchmark, String regime, Map<String, Set<String>> params) {
        PlanFilter filter = new PlanFilter(pattern(benchmark), pattern(regime), params);
        return regimeNames(plan(PROFILE, filtered(filter)));
    }

    private static Optional<Pattern> pattern(String regex) {
        return Optional.of(regex).filter(text -> !text.isEmpty()).map(Pattern::compile);
    }

    private static void assertMistake(
            String message, String benchmark, String regime, Map<String, Set<String>> params) {
        assertEquals(
                message,
                assertThrows(UserError.class, () -> kept(benchmark, regime, params))
                        .getMessage());
    }
}
