package io.github.diobench.suite.campaign;

import static io.github.diobench.suite.campaign.RegimeSpec.EVERY_ROUND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class PlannerTest {
    private static final List<String> COUNTERS = List.of("atomic", "spin", "stamped", "plain", "mine", "slowed");

    private static final BenchmarkCatalog CATALOG = new BenchmarkCatalog(List.of(
            new BenchmarkEntry(
                    "b.RequestBenchmark.request",
                    "RequestBenchmark",
                    Map.of("counter", COUNTERS, "bios", List.of("1", "16"), "mode", List.of("async", "sync"))),
            new BenchmarkEntry("b.TwoBenchmark.one", "TwoBenchmark", Map.of()),
            new BenchmarkEntry("b.TwoBenchmark.two", "TwoBenchmark", Map.of()),
            new BenchmarkEntry("b.TimerBenchmark.timer", "TimerBenchmark", Map.of())));

    private static final List<JvmChoice> ONE_JVM = List.of(new JvmChoice("/jdk/bin/java", ""));

    private static final RegimeSpec JUDGED =
            RegimeSpec.of("judged", Purpose.JUDGED, "RequestBenchmark", "bios=16", EVERY_ROUND);
    private static final RegimeSpec OBSERVED =
            RegimeSpec.of("observed", Purpose.OBSERVED, "RequestBenchmark", "bios=1", 2);
    private static final RegimeSpec PINNED =
            RegimeSpec.of("pinned", Purpose.FLOOR, "RequestBenchmark", "counter=plain", 1);
    private static final RegimeSpec TIMER = RegimeSpec.of("timer", Purpose.FLOOR, "TimerBenchmark", "", 2);

    @Test
    void judged_regimes_get_controls_and_the_others_do_not() {
        Plan plan = plan(profile(4, JUDGED, OBSERVED, PINNED, TIMER), request());
        assertEquals(List.of("atomic", "spin", "stamped", "atomic-again", "slowed"), armNames(plan.regime("judged")));
        assertEquals(List.of("atomic", "spin", "stamped"), armNames(plan.regime("observed")));
        assertEquals(List.of("plain"), armNames(plan.regime("pinned")));
        assertEquals(List.of("none"), armNames(plan.regime("timer")));
    }

    @Test
    void a_calibrated_regime_compares_slowed_counters_and_the_reference_itself() {
        Profile profile = profile(4, JUDGED.calibrated());
        Regime regime = plan(profile, request(List.of("slowed", "mine"), "")).regime("judged");
        assertEquals(List.of("atomic", "slowed", "mine", "atomic-again"), armNames(regime));
        assertEquals(
                List.of(Arm.Role.REFERENCE, Arm.Role.SLOWED, Arm.Role.SLOWED, Arm.Role.AGAIN),
                regime.arms().stream().map(Arm::role).toList());
    }

    @Test
    void a_slowed_counters_name_tells_by_how_much() {
        assertEquals(0.10, injected("slowed"));
        assertEquals(0.05, injected("slowed-5"));
        assertEquals(0.10, injected("slowed-10"));
        for (String other : List.of("atomic", "slowed-", "slowed-0", "slowed-x", "my-slowed-5")) {
            assertEquals(Double.NaN, injected(other), other);
        }
    }

    private static double injected(String counter) {
        return new Arm(counter, counter, Arm.Role.SLOWED, "/jdk/bin/java", List.of()).injected();
    }

    @Test
    void the_again_arm_measures_the_references_counter() {
        Plan plan = plan(profile(1, JUDGED), request());
        Cell again = plan.cells().get("judged.atomic-again");
        assertEquals(Map.of("bios", "16", "counter", "atomic", "mode", "async"), again.params());
        assertEquals("atomic-again", again.arm());
    }

    @Test
    void parameters_that_the_profile_leaves_out_have_their_first_value() {
        Plan plan = plan(profile(1, PINNED, TIMER), request());
        assertEquals(
                Map.of("bios", "1", "counter", "plain", "mode", "async"),
                plan.cells().get("pinned.plain").params());
        assertEquals(Map.of(), plan.cells().get("timer.none").params());
        assertEquals(OptionalInt.empty(), plan.regime("timer").biosPerRequest());
    }

    @Test
    void a_star_makes_a_regime_of_each_value() {
        RegimeSpec each = RegimeSpec.of("each", Purpose.FALLBACK, "RequestBenchmark", "counter=spin bios=* mode=*", 1);
        Plan plan = plan(profile(1, each), request());
        assertEquals(
                List.of("each-1-async", "each-1-sync", "each-16-async", "each-16-sync"),
                plan.regimes().stream().map(Regime::name).toList());
        assertEquals(OptionalInt.of(16), plan.regime("each-16-sync").biosPerRequest());
    }

    @Test
    void loops_nest_round_then_regime_then_arm() {
        RegimeSpec second = RegimeSpec.of("second", Purpose.JUDGED, "RequestBenchmark", "bios=1", EVERY_ROUND);
        Plan plan = plan(profile(6, JUDGED, second), request());
        assertEquals(6 * 2 * 5, plan.slots().size());
        for (int i = 0; i < plan.slots().size(); i++) {
            Slot slot = plan.slots().get(i);
            assertEquals(i + 1, slot.number());
            assertEquals(1 + i / 10, slot.round());
            assertEquals(1 + i % 5, slot.position());
            assertEquals(
                    i % 10 < 5 ? "judged" : "second",
                    plan.cells().get(slot.cell()).regime());
        }
        for (int group = 0; group < 12; group++) {
            Set<String> cells = new HashSet<>();
            plan.slots().subList(group * 5, group * 5 + 5).forEach(slot -> cells.add(slot.cell()));
            assertEquals(5, cells.size(), "every arm once in group " + group);
        }
    }

    @Test
    void unjudged_forks_are_spread_over_the_rounds() {
        Plan plan = plan(profile(8, OBSERVED, TIMER), request());
        assertEquals(List.of(1, 1, 1, 5, 5, 5), rounds(plan, "observed"));
        assertEquals(List.of(1, 5), rounds(plan, "timer"));
        assertEquals(List.of(1), rounds(plan(profile(1, TIMER), request()), "timer"));
    }

    @Test
    void leaving_a_regime_out_does_not_change_the_order_in_the_others() {
        Plan both = plan(profile(6, OBSERVED, JUDGED), request());
        Plan alone = plan(profile(6, JUDGED), request());
        assertEquals(
                alone.slots().stream().map(Slot::cell).toList(),
                both.slots().stream()
                        .map(Slot::cell)
                        .filter(cell -> cell.startsWith("judged."))
                        .toList());
    }

    @Test
    void chosen_counters_replace_the_profiles_but_reference_and_controls_stay() {
        Plan plan = plan(profile(1, JUDGED), request(List.of("mine", "atomic", "mine"), ""));
        assertEquals(List.of("atomic", "mine", "atomic-again", "slowed"), armNames(plan.regime("judged")));
    }

    @Test
    void rounds_can_be_chosen() {
        PlanRequest request = request(OptionalInt.of(3), PlanFilter.ALL);
        assertEquals(3 * 5, plan(profile(8, JUDGED), request).slots().size());
        PlanRequest none = request(OptionalInt.of(0), PlanFilter.ALL);
        assertMistake("--rounds must be at least 1 but is 0", profile(8, JUDGED), none);
    }

    @Test
    void a_filter_keeps_matching_benchmarks() {
        Plan plan = plan(profile(1, JUDGED, TIMER), request(List.of(), "^Timer"));
        assertEquals(List.of("timer"), plan.regimes().stream().map(Regime::name).toList());
    }

    @Test
    void a_filter_that_leaves_nothing_is_a_mistake() {
        assertMistake(
                "--benchmark Nothing leaves nothing of profile test; it has RequestBenchmark.request",
                profile(1, JUDGED),
                request(List.of(), "Nothing"));
    }

    @Test
    void an_unknown_counter_is_a_mistake() {
        assertMistake(
                "there is no counter 'nope'; there are atomic, spin, stamped, plain, mine, slowed",
                profile(1, JUDGED),
                request(List.of("spin", "nope"), ""));
    }

    @Test
    void a_profile_that_names_what_is_not_there_is_a_mistake() {
        assertMistake(
                "there is no benchmark 'GoneBenchmark' in this jar; 'list' shows those there are",
                profile(1, RegimeSpec.of("gone", Purpose.FLOOR, "GoneBenchmark", "", 1)),
                request());
        assertMistake(
                "'TwoBenchmark' names more than one benchmark: TwoBenchmark.one, TwoBenchmark.two",
                profile(1, RegimeSpec.of("two", Purpose.FLOOR, "TwoBenchmark", "", 1)),
                request());
        assertMistake(
                "profile test: RequestBenchmark has no parameter 'depth', only bios, counter, mode",
                profile(1, RegimeSpec.of("depth", Purpose.FLOOR, "RequestBenchmark", "depth=1", 1)),
                request());
    }

    @Test
    void class_and_method_name_one_of_several_benchmarks() {
        Plan plan = plan(profile(1, RegimeSpec.of("two", Purpose.FLOOR, "TwoBenchmark.two", "", 1)), request());
        assertEquals("b.TwoBenchmark.two", plan.regime("two").benchmark());
    }

    @Test
    void the_forks_jvm_gets_at_most_a_gibibyte_of_heap() {
        Plan plan = plan(profile(1, TIMER), request());
        assertTrue(
                plan.jvmArgs().containsAll(List.of("-Xms512m", "-Xmx512m")),
                plan.jvmArgs().toString());
    }

    private static Profile profile(int rounds, RegimeSpec... regimes) {
        return new Profile(
                "test",
                "a profile",
                rounds,
                new Timing(1, 10, 1, 10, 1000),
                "atomic",
                List.of("spin", "stamped"),
                "slowed",
                List.of(regimes));
    }

    private static PlanRequest request() {
        return request(List.of(), "");
    }

    private static PlanRequest request(List<String> counters, String benchmark) {
        Optional<Pattern> pattern =
                Optional.of(benchmark).filter(regex -> !regex.isEmpty()).map(Pattern::compile);
        PlanFilter filter = new PlanFilter(pattern, Optional.empty(), Map.of());
        return new PlanRequest(counters, OptionalInt.empty(), filter, 7, ONE_JVM, 2);
    }

    private static PlanRequest request(OptionalInt rounds, PlanFilter filter) {
        return new PlanRequest(List.of(), rounds, filter, 7, ONE_JVM, 2);
    }

    private static Plan plan(Profile profile, PlanRequest request) {
        return new Planner(CATALOG, COUNTERS, Set.of("plain")).plan(profile, request);
    }

    private static void assertMistake(String message, Profile profile, PlanRequest request) {
        assertEquals(
                message,
                assertThrows(UserError.class, () -> plan(profile, request)).getMessage());
    }

    private static List<String> armNames(Regime regime) {
        return regime.arms().stream().map(Arm::name).toList();
    }

    private static List<Integer> rounds(Plan plan, String regime) {
        return plan.slots().stream()
                .filter(slot -> plan.cells().get(slot.cell()).regime().equals(regime))
                .map(Slot::round)
                .toList();
    }
}
