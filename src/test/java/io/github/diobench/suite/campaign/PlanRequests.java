package io.github.diobench.suite.campaign;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** A small catalogue, and what is planned from it. */
final class PlanRequests {
    static final List<String> COUNTERS = List.of("atomic", "spin", "stamped", "plain", "mine", "slowed");

    static final BenchmarkCatalog CATALOG = new BenchmarkCatalog(List.of(
            new BenchmarkEntry(
                    "b.RequestBenchmark.request",
                    "RequestBenchmark",
                    Map.of("counter", COUNTERS, "bios", List.of("1", "16"), "mode", List.of("async", "sync"))),
            new BenchmarkEntry(
                    "b.QueuedBenchmark.request",
                    "QueuedBenchmark",
                    Map.of(
                            "counter", COUNTERS,
                            "completers", List.of("1", "2"),
                            "idle", List.of("spin", "yield", "park"),
                            "file", List.of("own", "shared"))),
            new BenchmarkEntry(
                    "b.LatencyBenchmark.request",
                    "LatencyBenchmark",
                    Map.of("counter", COUNTERS, "device", List.of("queued", "inline"))),
            new BenchmarkEntry("b.TwoBenchmark.one", "TwoBenchmark", Map.of()),
            new BenchmarkEntry("b.TwoBenchmark.two", "TwoBenchmark", Map.of()),
            new BenchmarkEntry("b.TimerBenchmark.timer", "TimerBenchmark", Map.of())));

    private static final List<JvmChoice> ONE_JVM = List.of(new JvmChoice("/jdk/bin/java", ""));

    private PlanRequests() {}

    static Profile profile(int rounds, RegimeSpec... regimes) {
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

    static PlanRequest request() {
        return PlanRequest.everything(7, "/jdk/bin/java", 2);
    }

    static PlanRequest withCounters(String... counters) {
        return new PlanRequest(List.of(counters), OptionalInt.empty(), PlanFilter.ALL, 7, ONE_JVM, 2);
    }

    static PlanRequest withRounds(int rounds) {
        return new PlanRequest(List.of(), OptionalInt.of(rounds), PlanFilter.ALL, 7, ONE_JVM, 2);
    }

    static PlanRequest filtered(PlanFilter filter) {
        return new PlanRequest(List.of(), OptionalInt.empty(), filter, 7, ONE_JVM, 2);
    }

    static PlanRequest onJvms(JvmChoice... jvms) {
        return new PlanRequest(List.of(), OptionalInt.empty(), PlanFilter.ALL, 7, List.of(jvms), 2);
    }

    static PlanRequest onCpus(int cpus) {
        return PlanRequest.everything(7, "/jdk/bin/java", cpus);
    }

    static Plan plan(Profile profile, PlanRequest request) {
        return new Planner(CATALOG, COUNTERS, Set.of("plain")).plan(profile, request);
    }

    static List<String> regimeNames(Plan plan) {
        return plan.regimes().stream().map(Regime::name).toList();
    }

    static List<String> armNames(Regime regime) {
        return regime.arms().stream().map(Arm::name).toList();
    }
}
