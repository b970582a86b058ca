package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.BenchmarkCatalog;
import io.github.diobench.suite.campaign.JvmChoice;
import io.github.diobench.suite.campaign.OtherBenchmark;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.PlanFilter;
import io.github.diobench.suite.campaign.PlanRequest;
import io.github.diobench.suite.campaign.Planner;
import io.github.diobench.suite.campaign.Profile;
import io.github.diobench.suite.campaign.Profiles;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RegimeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * The gate of diobench itself: the judged regimes of the quick profile with each of its counters by itself, so that what slows
 * one counter down fails with that one.
 */
final class OwnBenchmarks {
    private static final String PACKAGE = "io.github.diobench.bench.";
    private static final String COUNTER = "counter";

    private OwnBenchmarks() {}

    /** Tells whether {@code benchmarks} are diobench's, all that the quick profile judges among them. */
    static boolean areIn(List<OtherBenchmark> benchmarks) {
        return specs().stream()
                .allMatch(spec -> benchmarks.stream()
                        .anyMatch(benchmark -> benchmark.name().startsWith(PACKAGE + spec.benchmark() + ".")
                                && benchmark.params().containsKey(COUNTER)));
    }

    private static List<RegimeSpec> specs() {
        return Profiles.QUICK.regimes().stream()
                .filter(spec -> spec.purpose() == Purpose.JUDGED)
                .toList();
    }

    /**
     * Returns the plan.
     *
     * @param params which values to keep of the counters and of other parameters
     * @param submitterThreadOnly the counters that are correct only where bios complete on the submitter's thread
     * @param cpus how many CPUs the forks can use
     */
    static Plan plan(
            GatePlanner planner,
            List<OtherBenchmark> common,
            Map<String, List<String>> params,
            Set<String> submitterThreadOnly,
            int cpus) {
        BenchmarkCatalog catalog =
                BenchmarkCatalog.of(common.stream().map(OtherBenchmark::entry).toList());
        Map<String, Set<String>> others = new LinkedHashMap<>();
        params.forEach((name, values) -> others.put(name, new LinkedHashSet<>(values)));
        others.remove(COUNTER);
        List<String> counters = params.getOrDefault(COUNTER, List.of());
        Plan compared = new Planner(catalog, catalog.counters(), submitterThreadOnly)
                .plan(
                        profile(),
                        new PlanRequest(
                                counters,
                                OptionalInt.empty(),
                                new PlanFilter(Optional.empty(), Optional.empty(), others),
                                1,
                                List.of(new JvmChoice("java", "")),
                                cpus));
        List<Regime> regimes = new ArrayList<>();
        for (Regime regime : compared.regimes()) {
            for (Arm arm : regime.arms()) {
                if (isGated(arm, counters) && declares(common, regime.benchmark(), arm.counter())) {
                    regimes.add(gated(planner, regime, arm));
                }
            }
        }
        Plan plan = planner.plan(regimes, compared.leftOut());
        return plan.jvmArgs().isEmpty() ? plan.withMoreJvmArgs(compared.jvmArgs()) : plan;
    }

    private static boolean isGated(Arm arm, List<String> counters) {
        boolean compared = arm.role() == Arm.Role.REFERENCE || arm.role() == Arm.Role.CANDIDATE;
        return compared && (counters.isEmpty() || counters.contains(arm.counter()));
    }

    /** A version may be older than a counter. */
    private static boolean declares(List<OtherBenchmark> common, String benchmark, String counter) {
        return common.stream()
                .anyMatch(other -> other.name().equals(benchmark)
                        && other.params().get(COUNTER).contains(counter));
    }

    private static Regime gated(GatePlanner planner, Regime regime, Arm arm) {
        Map<String, String> params = new TreeMap<>(regime.params());
        params.put(COUNTER, arm.counter());
        return planner.regime(regime.name() + "-" + arm.counter(), regime.benchmark(), params, regime.threads(), null);
    }

    private static Profile profile() {
        Profile quick = Profiles.QUICK;
        return new Profile(
                "gate",
                "the judged regimes of the quick profile",
                quick.rounds(),
                quick.timing(),
                quick.reference(),
                quick.counters(),
                quick.slowed(),
                specs());
    }
}
