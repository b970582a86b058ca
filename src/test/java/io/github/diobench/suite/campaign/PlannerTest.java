package io.github.diobench.suite.campaign;

import static io.github.diobench.suite.campaign.PlanRequests.armNames;
import static io.github.diobench.suite.campaign.PlanRequests.filtered;
import static io.github.diobench.suite.campaign.PlanRequests.onJvms;
import static io.github.diobench.suite.campaign.PlanRequests.plan;
import static io.github.diobench.suite.campaign.PlanRequests.profile;
import static io.github.diobench.suite.campaign.PlanRequests.request;
import static io.github.diobench.suite.campaign.PlanRequests.withCounters;
import static io.github.diobench.suite.campaign.PlanRequests.withRounds;
import static io.github.diobench.suite.campaign.RegimeSpec.EVERY_ROUND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PlannerTest {
    private static final JvmChoice JVM_17 = new JvmChoice("/jdk-17/bin/java", "@17");
    private static final JvmChoice JVM_25 = new JvmChoice("/jdk-25/bin/java", "@25");

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
        Regime regime = plan(profile, withCounters("slowed", "mine")).regime("judged");
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
    void every_jvm_has_reference_and_controls_of_its_own_in_the_same_rounds() {
        Plan plan = plan(profile(6, JUDGED, OBSERVED), onJvms(JVM_17, JVM_25));
        assertEquals(
                List.of("judged@17", "judged@25", "observed@17", "observed@25"),
                plan.regimes().stream().map(Regime::name).toList());
        for (JvmChoice jvm : List.of(JVM_17, JVM_25)) {
            Regime judged = plan.regime("judged" + jvm.suffix());
            assertEquals(List.of("atomic", "spin", "stamped", "atomic-again", "slowed"), armNames(judged));
            judged.arms().forEach(arm -> assertEquals(jvm.program(), arm.jvm()));
            assertEquals("judged", judged.baseName());
        }
        List<String> firstRound = plan.slots().stream()
                .filter(slot -> slot.round() == 1)
                .map(slot -> plan.cells().get(slot.cell()).regime())
                .distinct()
                .toList();
        assertEquals(List.of("judged@17", "judged@25", "observed@17", "observed@25"), firstRound);
        assertEquals(
                plan.slots().size() / 2,
                rounds(plan, "judged@17").size() + rounds(plan, "observed@17").size());
        assertEquals(rounds(plan, "judged@17"), rounds(plan, "judged@25"));
    }

    @Test
    void on_every_jvm_arms_take_turns_at_all_positions() {
        // Five arms: their design has ten rows.
        Plan plan = plan(profile(10, JUDGED), onJvms(JVM_17, JVM_25));
        Map<String, Integer> turns = new HashMap<>();
        plan.slots().forEach(slot -> turns.merge(slot.cell() + " at " + slot.position(), 1, Integer::sum));
        assertEquals(2 * 5 * 5, turns.size());
        assertEquals(Set.of(2), Set.copyOf(turns.values()));
    }

    @Test
    void cells_that_differ_in_anything_have_different_ids() {
        RegimeSpec each = RegimeSpec.of("each", Purpose.JUDGED, "RequestBenchmark", "bios=* mode=*", EVERY_ROUND);
        RegimeSpec threads = each.named("each-2-threads").withThreads(2);
        RegimeSpec other = RegimeSpec.of("other", Purpose.OBSERVED, "QueuedBenchmark", "completers=1", 1);
        Plan plan = plan(profile(1, each, threads, other), onJvms(JVM_17, JVM_25));
        Set<Cell> withoutNames = new HashSet<>();
        for (Cell cell : plan.cells().values()) {
            withoutNames.add(new Cell(
                    "", "", cell.arm(), cell.benchmark(), cell.params(), cell.threads(), cell.jvm(), cell.classPath()));
        }
        assertEquals(2 * (4 * 5 + 4 * 5 + 3), plan.cells().size());
        assertEquals(plan.cells().size(), withoutNames.size());
        // The same name for two thread counts is a mistake of the profile, which would mix their forks up.
        RegimeSpec twin = each.withThreads(2);
        assertThrows(IllegalArgumentException.class, () -> plan(profile(1, each, twin), request()));
    }

    @Test
    void chosen_counters_replace_the_profiles_but_reference_and_controls_stay() {
        Plan plan = plan(profile(1, JUDGED), withCounters("mine", "atomic", "mine"));
        assertEquals(List.of("atomic", "mine", "atomic-again", "slowed"), armNames(plan.regime("judged")));
    }

    @Test
    void chosen_counters_hold_for_fallbacks_and_latencies_too() {
        RegimeSpec fallback = RegimeSpec.of("fallback", Purpose.FALLBACK, "RequestBenchmark", "counter=spin", 1);
        RegimeSpec latency = RegimeSpec.of("latency", Purpose.LATENCY, "RequestBenchmark", "counter=spin,stamped", 1);
        RegimeSpec about = RegimeSpec.of("about", Purpose.OBSERVED, "RequestBenchmark", "counter=spin,stamped", 1);
        Plan plan = plan(profile(1, fallback, latency, about), withCounters("mine"));
        assertEquals(List.of("mine"), armNames(plan.regime("fallback")));
        assertEquals(List.of("atomic", "mine"), armNames(plan.regime("latency")));
        assertEquals(
                List.of("about, because it is about spin,stamped, of which none is asked for"),
                plan.leftOut().stream().map(LeftOut::toString).toList());
    }

    @Test
    void a_number_that_no_regime_has_makes_regimes_of_its_own() {
        RegimeSpec small = RegimeSpec.of("small", Purpose.JUDGED, "RequestBenchmark", "bios=1", EVERY_ROUND);
        RegimeSpec sync = RegimeSpec.of("sync", Purpose.JUDGED, "RequestBenchmark", "mode=sync", EVERY_ROUND);
        Profile profile = profile(1, JUDGED, small, sync, TIMER);
        Plan plan = plan(
                profile, filtered(new PlanFilter(Optional.empty(), Optional.empty(), Map.of("bios", Set.of("32")))));
        assertEquals(List.of("judged-bios-32", "sync-bios-32"), PlanRequests.regimeNames(plan));
        assertEquals("32", plan.regime("sync-bios-32").params().get("bios"));
        assertMistake(
                "--param mode=never leaves nothing of profile test; it has mode=async, mode=sync",
                profile,
                filtered(new PlanFilter(Optional.empty(), Optional.empty(), Map.of("mode", Set.of("never")))));
    }

    @Test
    void rounds_can_be_chosen() {
        assertEquals(3 * 5, plan(profile(8, JUDGED), withRounds(3)).slots().size());
        assertMistake("--rounds must be at least 1 but is 0", profile(8, JUDGED), withRounds(0));
    }

    @Test
    void an_unknown_counter_is_a_mistake() {
        assertMistake(
                "there is no counter 'nope'; there are atomic, spin, stamped, plain, mine, slowed",
                profile(1, JUDGED),
                withCounters("spin", "nope"));
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

    private static void assertMistake(String message, Profile profile, PlanRequest request) {
        assertEquals(
                message,
                assertThrows(UserError.class, () -> plan(profile, request)).getMessage());
    }

    private static List<Integer> rounds(Plan plan, String regime) {
        return plan.slots().stream()
                .filter(slot -> plan.cells().get(slot.cell()).regime().equals(regime))
                .map(Slot::round)
                .toList();
    }
}
