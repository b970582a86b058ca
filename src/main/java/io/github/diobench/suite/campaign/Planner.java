package io.github.diobench.suite.campaign;

import io.github.diobench.suite.UserError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a plan from a profile, the user's wishes and the benchmarks there are. */
public final class Planner {
    /**
     * Fixed, so that two runs differ in nothing but what they compare: a heap far larger than a request needs, a
     * collector without concurrent threads and with the cheapest barriers, no statistics file that is written meanwhile.
     */
    private static final List<String> JVM_ARGS =
            List.of("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC", "-XX:-UsePerfData");

    /** The class path of this program. */
    private static final List<String> OWN = List.of();

    private static final String AGAIN_SUFFIX = "-again";

    private final BenchmarkCatalog catalog;
    private final Set<String> counters;

    /** Makes a planner for the benchmarks in {@code catalog} and the counters called {@code counters}. */
    public Planner(BenchmarkCatalog catalog, Collection<String> counters) {
        this.catalog = catalog;
        this.counters = new LinkedHashSet<>(counters);
    }

    /**
     * Returns the plan, under a preliminary name.
     *
     * @throws UserError if nothing is left to measure, or if the profile or the request names an unknown benchmark,
     *     parameter or counter
     */
    public Plan plan(Profile profile, PlanRequest request) {
        int rounds = request.rounds().orElse(profile.rounds());
        if (rounds < 1) {
            throw new UserError("--rounds must be at least 1 but is " + rounds);
        }
        requireKnown(request.counters());
        List<Regime> regimes = regimes(profile, request, rounds);
        return new Plan(
                Plan.SCHEMA_VERSION,
                "unnamed",
                profile.name(),
                request.seed(),
                rounds,
                profile.timing(),
                JVM_ARGS,
                profile.reference(),
                regimes,
                slots(regimes, rounds, request.seed()));
    }

    private void requireKnown(List<String> wanted) {
        for (String counter : wanted) {
            if (!counters.contains(counter)) {
                throw new UserError("there is no counter '" + counter + "'; there are " + String.join(", ", counters));
            }
        }
    }

    private List<Regime> regimes(Profile profile, PlanRequest request, int rounds) {
        List<Regime> regimes = new ArrayList<>();
        for (RegimeSpec spec : profile.regimes()) {
            if (request.benchmark().isEmpty()
                    || request.benchmark().get().matcher(spec.benchmark()).find()) {
                regimes.addAll(expand(spec, profile, request, rounds));
            }
        }
        if (regimes.isEmpty()) {
            throw new UserError("--benchmark " + request.benchmark().orElseThrow() + " leaves nothing of profile "
                    + profile.name() + "; 'run --plan-only' shows what there is");
        }
        return regimes;
    }

    private List<Regime> expand(RegimeSpec spec, Profile profile, PlanRequest request, int rounds) {
        BenchmarkEntry entry = catalog.require(spec.benchmark());
        for (String param : spec.params().keySet()) {
            if (!entry.params().containsKey(param)) {
                throw new UserError("profile " + profile.name() + ": " + spec.benchmark() + " has no parameter '"
                        + param + "', only " + String.join(", ", entry.params().keySet()));
            }
        }
        List<Arm> arms = arms(spec, entry, profile, request);
        int forks = spec.forks() == RegimeSpec.EVERY_ROUND ? rounds : Math.min(spec.forks(), rounds);
        List<Regime> regimes = new ArrayList<>();
        combinations(spec, entry).forEach((name, params) -> {
            regimes.add(new Regime(name, spec.purpose(), entry.name(), params, spec.threads(), forks, arms));
        });
        return regimes;
    }

    /** Returns the regimes that a line of a profile stands for: one, or one for each value of a starred parameter. */
    private static Map<String, Map<String, String>> combinations(RegimeSpec spec, BenchmarkEntry entry) {
        Map<String, Map<String, String>> combinations = new LinkedHashMap<>(Map.of(spec.name(), Map.of()));
        entry.params().forEach((param, declared) -> {
            if (param.equals(Regime.COUNTER_PARAM)) {
                return;
            }
            String wanted = spec.params().getOrDefault(param, declared.get(0));
            boolean each = wanted.equals(RegimeSpec.EACH);
            Map<String, Map<String, String>> extended = new LinkedHashMap<>();
            combinations.forEach((name, params) -> {
                for (String value : each ? declared : List.of(wanted)) {
                    Map<String, String> more = new LinkedHashMap<>(params);
                    more.put(param, value);
                    extended.put(each ? name + "-" + value : name, more);
                }
            });
            combinations.clear();
            combinations.putAll(extended);
        });
        return combinations;
    }

    private static List<Arm> arms(RegimeSpec spec, BenchmarkEntry entry, Profile profile, PlanRequest request) {
        String jvm = request.jvm();
        List<String> counters = request.counters();
        String pinned = spec.params().get(Regime.COUNTER_PARAM);
        if (pinned != null) {
            return List.of(new Arm(pinned, pinned, Arm.Role.ALONE, jvm, OWN));
        }
        if (!entry.params().containsKey(Regime.COUNTER_PARAM)) {
            return List.of(new Arm(Arm.NO_COUNTER, Arm.NO_COUNTER, Arm.Role.ALONE, jvm, OWN));
        }
        // By name: a counter that the user lists twice, or that is the reference, takes part once.
        Map<String, Arm> arms = new LinkedHashMap<>();
        String reference = profile.reference();
        arms.put(reference, new Arm(reference, reference, Arm.Role.REFERENCE, jvm, OWN));
        for (String counter : counters.isEmpty() ? profile.counters() : counters) {
            arms.putIfAbsent(counter, new Arm(counter, counter, Arm.Role.CANDIDATE, jvm, OWN));
        }
        if (spec.purpose() == Purpose.JUDGED) {
            arms.put(reference + AGAIN_SUFFIX, new Arm(reference + AGAIN_SUFFIX, reference, Arm.Role.AGAIN, jvm, OWN));
            arms.put(profile.slowed(), new Arm(profile.slowed(), profile.slowed(), Arm.Role.SLOWED, jvm, OWN));
        }
        return List.copyOf(arms.values());
    }

    private static List<Slot> slots(List<Regime> regimes, int rounds, long seed) {
        Map<String, ArmOrder> orders = new LinkedHashMap<>();
        for (Regime regime : regimes) {
            // Seeded by name, so that leaving one regime out does not change the order within the others.
            orders.put(
                    regime.name(),
                    new ArmOrder(regime.arms().size(), seed + regime.name().hashCode()));
        }
        List<Slot> slots = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (Regime regime : regimes) {
                if (!takesPart(regime, round, rounds)) {
                    continue;
                }
                int position = 1;
                for (int arm : orders.get(regime.name()).next()) {
                    String cell = regime.cell(regime.arms().get(arm)).id();
                    slots.add(new Slot(slots.size() + 1, round, position++, cell));
                }
            }
        }
        return slots;
    }

    /** Spreads a regime's forks evenly over the rounds, beginning with the first. */
    private static boolean takesPart(Regime regime, int round, int rounds) {
        return forksUpTo(round, regime, rounds) > forksUpTo(round - 1, regime, rounds);
    }

    private static int forksUpTo(int round, Regime regime, int rounds) {
        return (round * regime.forks() + rounds - 1) / rounds;
    }
}
