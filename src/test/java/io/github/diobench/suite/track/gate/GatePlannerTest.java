package io.github.diobench.suite.track.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.BenchmarkCatalog;
import io.github.diobench.suite.campaign.BenchmarkEntry;
import io.github.diobench.suite.campaign.CodeDigest;
import io.github.diobench.suite.campaign.LeftOut;
import io.github.diobench.suite.campaign.OtherBenchmark;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.Timing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class GatePlannerTest {
    private static final List<OtherBenchmark> SOME = List.of(
            benchmark("a.Parser.parse", "avgt", Map.of("size", List.of("16", "64"), "text", List.of("x"))),
            benchmark("a.Parser.print", "thrpt", Map.of()),
            benchmark("b.Parser.print", "sample", Map.of()));

    private static final GatePlanner PLANNER = new GatePlanner(
            side("base", "1"), side("head", "2"), "java", 1, 6, 12, new Timing(1, 1, 1, 1, 100), List.of());

    @Test
    void every_combination_is_a_regime_of_base_head_and_base_again() {
        Plan plan = plan(SOME, SOME, GateSelection.ALL);
        assertEquals(
                List.of(
                        "Parser.parse[size=16,text=x]",
                        "Parser.parse[size=64,text=x]",
                        "a.Parser.print",
                        "b.Parser.print"),
                names(plan));
        for (Regime regime : plan.regimes()) {
            assertEquals(
                    List.of("base", "head", "base-again"),
                    regime.arms().stream().map(Arm::name).toList());
            assertEquals(List.of("/base.jar"), regime.arms().get(0).classPath());
            assertEquals(List.of("/head.jar"), regime.arms().get(1).classPath());
            assertEquals(List.of("/base.jar"), regime.arms().get(2).classPath());
        }
        assertEquals(4 * 3 * 12, plan.slots().size());
        assertEquals(List.of(6, 12), plan.looks());
        assertEquals("gate", plan.profile());
    }

    @Test
    void benchmarks_of_one_short_name_are_told_apart() {
        assertEquals(
                Set.of("a.Parser.print", "b.Parser.print"),
                Set.copyOf(names(plan(SOME.subList(1, 3), SOME.subList(1, 3), GateSelection.ALL))));
    }

    @Test
    void each_is_measured_in_its_own_mode_but_means_instead_of_samples() {
        Plan plan = plan(SOME, SOME, GateSelection.ALL);
        assertNull(plan.regimes().get(0).mode());
        assertEquals("thrpt", plan.regimes().get(2).mode());
        assertNull(plan.regimes().get(3).mode());
        OtherBenchmark both = new OtherBenchmark("a.B.c", List.of("thrpt", "avgt"), 4, 1, Map.of(), Map.of());
        assertNull(plan(List.of(both), List.of(both), GateSelection.ALL)
                .regimes()
                .get(0)
                .mode());
        GateSelection forced =
                new GateSelection(Optional.empty(), Optional.empty(), Map.of(), Optional.of("ss"), Optional.of(2));
        Regime regime = plan(List.of(both), List.of(both), forced).regimes().get(0);
        assertEquals("ss", regime.mode());
        assertEquals(2, regime.threads());
        assertEquals(
                4,
                plan(List.of(both), List.of(both), GateSelection.ALL)
                        .regimes()
                        .get(0)
                        .threads());
    }

    @Test
    void the_arguments_of_jvms_are_left_to_what_each_benchmark_declares() {
        assertEquals(List.of(), plan(SOME, SOME, GateSelection.ALL).jvmArgs());
    }

    @Test
    void a_selection_is_made_by_name_and_parameter() {
        GateSelection selection = new GateSelection(
                Optional.of(Pattern.compile("parse|print")),
                Optional.of(Pattern.compile("^b")),
                Map.of("size", List.of("1024")),
                Optional.empty(),
                Optional.empty());
        assertEquals(List.of("Parser.parse[size=1024,text=x]", "Parser.print"), names(plan(SOME, SOME, selection)));
    }

    @Test
    void what_only_one_version_has_is_told_and_not_judged() {
        OtherBenchmark old = benchmark("a.B.c", "avgt", Map.of("size", List.of("1", "2"), "gone", List.of("p", "q")));
        OtherBenchmark now = benchmark("a.B.c", "avgt", Map.of("size", List.of("2", "3"), "fresh", List.of("r", "s")));
        GatePlan gate = Gate.plan(
                List.of(old, benchmark("a.Old.x", "avgt", Map.of())),
                List.of(now, benchmark("a.New.x", "avgt", Map.of())),
                GateSelection.ALL,
                PLANNER,
                Set.of());
        assertEquals(List.of("B.c[fresh=r,gone=p,size=2]"), names(gate.plan()));
        assertEquals(List.of("parameter gone of a.B.c", "a.B.c size=1", "a.Old.x"), gate.onlyInBase());
        assertEquals(List.of("parameter fresh of a.B.c", "a.B.c size=3", "a.New.x"), gate.onlyInHead());
    }

    @Test
    void nothing_to_judge_is_a_mistake() {
        UserError none =
                assertThrows(UserError.class, () -> plan(SOME.subList(0, 1), SOME.subList(1, 2), GateSelection.ALL));
        assertEquals(
                "base and head have no benchmark in common that was asked for; only in base: a.Parser.parse; "
                        + "only in head: a.Parser.print",
                none.getMessage());
        GateSelection unknown = new GateSelection(
                Optional.empty(), Optional.empty(), Map.of("sice", List.of("1")), Optional.empty(), Optional.empty());
        assertEquals(
                "-p sice: none of the benchmarks has this parameter",
                assertThrows(UserError.class, () -> plan(SOME, SOME, unknown)).getMessage());
    }

    @Test
    void any_value_is_measured_and_a_parameter_without_any_is_said() {
        List<OtherBenchmark> odd = List.of(
                benchmark("a.B.c", "avgt", Map.of("text", List.of("a,b", "", "c"))),
                benchmark("a.B.d", "avgt", Map.of("must", List.of())));
        Plan plan = plan(odd, odd, GateSelection.ALL);
        assertEquals(List.of("B.c[text=a,b]", "B.c[text=]", "B.c[text=c]"), names(plan));
        assertEquals(
                List.of("B.d, because its parameter must has no values of its own: give some with -p must=VALUE"),
                plan.leftOut().stream().map(LeftOut::toString).toList());
        List<OtherBenchmark> none = odd.subList(1, 2);
        assertEquals(
                "none of the benchmarks in common can be measured: "
                        + plan.leftOut().get(0),
                assertThrows(UserError.class, () -> plan(none, none, GateSelection.ALL))
                        .getMessage());
    }

    @Test
    void of_diobench_itself_each_counter_is_gated_in_each_judged_regime() {
        List<OtherBenchmark> own = BenchmarkCatalog.ofClassPath().entries().stream()
                .filter(entry -> entry.name().startsWith("io.github.diobench.bench."))
                .map(GatePlannerTest::benchmark)
                .toList();
        GatePlan gate = Gate.plan(own, own, GateSelection.ALL, PLANNER, Set.of("plain"));
        assertTrue(gate.own());
        List<String> names = names(gate.plan());
        assertTrue(names.contains("async-write-16-inline-atomic"), names::toString);
        assertTrue(names.contains("sync-write-16-inline-stamped"), names::toString);
        assertTrue(gate.plan().jvmArgs().contains("-XX:+UseParallelGC"), gate.plan()::toString);
        Regime spin = gate.plan().regime("async-write-16-inline-spin");
        assertEquals("spin", spin.params().get("counter"));
        assertEquals("16", spin.params().get("bios"));
        assertEquals(3, spin.arms().size());
        GateSelection spinOnly = new GateSelection(
                Optional.empty(),
                Optional.empty(),
                Map.of("counter", List.of("spin"), "mode", List.of("sync")),
                Optional.empty(),
                Optional.empty());
        assertEquals(
                List.of("sync-write-16-inline-spin"),
                names(Gate.plan(own, own, spinOnly, PLANNER, Set.of()).plan()));
    }

    private static Plan plan(List<OtherBenchmark> base, List<OtherBenchmark> head, GateSelection selection) {
        return Gate.plan(base, head, selection, PLANNER, Set.of()).plan();
    }

    private static List<String> names(Plan plan) {
        return plan.regimes().stream().map(Regime::name).toList();
    }

    private static OtherBenchmark benchmark(String name, String mode, Map<String, List<String>> params) {
        return new OtherBenchmark(name, List.of(mode), 1, 1, Map.of(), params);
    }

    private static OtherBenchmark benchmark(BenchmarkEntry entry) {
        return new OtherBenchmark(entry.name(), List.of("avgt"), 1, 1, Map.of(), entry.params());
    }

    private static GateSide side(String name, String hash) {
        return new GateSide(List.of(new CodeDigest("/" + name + ".jar", hash)), null, null);
    }
}
