package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.LeftOut;
import io.github.diobench.suite.campaign.OtherBenchmark;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.Timing;
import io.github.diobench.suite.judge.Judge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the plan of a gate: a regime for each benchmark and each combination of its parameters, base and head its arms. */
public final class GatePlanner {
    static final String BASE = "base";
    static final String HEAD = "head";
    static final String AGAIN = "base-again";

    /** What a benchmark is measured in if it declares several: the cost of an operation rather than its inverse. */
    private static final List<String> PREFERRED_MODES = List.of("avgt", "thrpt", "sample", "ss");

    private static final String AVERAGE = "avgt";
    private static final String SAMPLE = "sample";
    private static final int SHOWN_NAMES = 10;

    private final List<Arm> arms;
    private final long seed;
    private final int leastRounds;
    private final int rounds;
    private final Timing timing;
    private final List<String> jvmArgs;

    /**
     * Prepares to plan.
     *
     * @param java the {@code java} program that runs the forks
     * @param seed what the order of the forks is drawn from
     * @param leastRounds after how many rounds something can be decided
     * @param rounds after how many it ends
     * @param jvmArgs arguments of the JVMs that run them, in place of those that benchmarks declare; may be empty
     */
    public GatePlanner(
            GateSide base,
            GateSide head,
            String java,
            long seed,
            int leastRounds,
            int rounds,
            Timing timing,
            List<String> jvmArgs) {
        this.arms = List.of(
                new Arm(BASE, Arm.NO_COUNTER, Arm.Role.REFERENCE, java, base.classPath()),
                new Arm(HEAD, Arm.NO_COUNTER, Arm.Role.CANDIDATE, java, head.classPath()),
                new Arm(AGAIN, Arm.NO_COUNTER, Arm.Role.AGAIN, java, base.classPath()));
        this.seed = seed;
        this.leastRounds = leastRounds;
        this.rounds = rounds;
        this.timing = timing;
        this.jvmArgs = List.copyOf(jvmArgs);
    }

    /**
     * Returns the plan for what {@code selection} selects of {@code common}.
     *
     * @throws UserError if that is nothing, or if {@code selection} names a parameter that no benchmark has
     */
    Plan plan(CommonBenchmarks common, GateSelection selection) {
        List<OtherBenchmark> benchmarks = common.benchmarks();
        requireParams(benchmarks, selection.params().keySet());
        Set<String> ambiguous = ambiguous(benchmarks);
        List<Regime> regimes = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (OtherBenchmark benchmark : benchmarks) {
            String name = ambiguous.contains(benchmark.shortName()) ? benchmark.name() : benchmark.shortName();
            List<Map<String, String>> combinations = combinations(benchmark, selection.params());
            if (combinations.isEmpty()) {
                leftOut.add(new LeftOut(name, whyNone(benchmark, common)));
            }
            for (Map<String, String> params : combinations) {
                String regime = name(name, params);
                regimes.add(regime(regime, benchmark, params, selection));
            }
        }
        requireAny(regimes, leftOut, common);
        Plan plan = plan(regimes, leftOut);
        if (!benchmarks.stream().allMatch(OtherBenchmark::turns)) {
            plan = plan.withoutTurns("the JMH of base or head is older than 1.13");
        }
        return plan;
    }

    /** Returns the plan for {@code regimes}, whatever their arms were. */
    Plan plan(List<Regime> regimes, List<LeftOut> leftOut) {
        return Plan.drawn(Judge.GATE, seed, rounds, timing, jvmArgs, BASE, regimes, leftOut)
                .withLooks(GateDecider.looks(leastRounds, rounds));
    }

    private Regime regime(String name, OtherBenchmark benchmark, Map<String, String> params, GateSelection selection) {
        return regime(
                name,
                benchmark.name(),
                params,
                selection.threads().orElse(benchmark.threads()),
                mode(benchmark, selection));
    }

    /** Returns a regime of the two versions; {@code mode} as in {@link Regime}. */
    Regime regime(String name, String benchmark, Map<String, String> params, int threads, String mode) {
        return new Regime(name, Purpose.JUDGED, benchmark, params, threads, rounds, arms, mode);
    }

    /** A sample's mean is the average time, which a gate compares, and samples are not. */
    private static String mode(OtherBenchmark benchmark, GateSelection selection) {
        String mode = selection
                .mode()
                .orElseGet(() -> PREFERRED_MODES.stream()
                        .filter(benchmark.modes()::contains)
                        .findFirst()
                        .orElse(AVERAGE));
        return mode.equals(AVERAGE) || mode.equals(SAMPLE) ? null : mode;
    }

    private static void requireParams(List<OtherBenchmark> benchmarks, Set<String> wanted) {
        for (String param : wanted) {
            if (benchmarks.stream().noneMatch(benchmark -> benchmark.params().containsKey(param))) {
                throw new UserError("-p " + param + ": none of the benchmarks has this parameter");
            }
        }
    }

    private static Set<String> ambiguous(List<OtherBenchmark> benchmarks) {
        Set<String> seen = new HashSet<>();
        return benchmarks.stream()
                .map(OtherBenchmark::shortName)
                .filter(name -> !seen.add(name))
                .collect(Collectors.toSet());
    }

    private static List<Map<String, String>> combinations(OtherBenchmark benchmark, Map<String, List<String>> wanted) {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (Map.Entry<String, List<String>> param : benchmark.params().entrySet()) {
            List<Map<String, String>> extended = new ArrayList<>();
            for (Map<String, String> some : combinations) {
                for (String value : wanted.getOrDefault(param.getKey(), param.getValue())) {
                    Map<String, String> more = new TreeMap<>(some);
                    more.put(param.getKey(), value);
                    extended.add(more);
                }
            }
            combinations = extended;
        }
        return combinations;
    }

    private static String name(String benchmark, Map<String, String> params) {
        return params.isEmpty()
                ? benchmark
                : benchmark + "["
                        + params.entrySet().stream()
                                .map(param -> param.getKey() + "=" + param.getValue())
                                .collect(Collectors.joining(","))
                        + "]";
    }

    private static String whyNone(OtherBenchmark benchmark, CommonBenchmarks common) {
        String param = benchmark.params().entrySet().stream()
                .filter(declared -> declared.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        String value = benchmark.name() + " " + param + "=";
        boolean different = Stream.concat(common.onlyInBase().stream(), common.onlyInHead().stream())
                .anyMatch(only -> only.startsWith(value));
        return different
                ? "base and head have no value of its parameter " + param + " in common"
                : "its parameter " + param + " has no values of its own: give some with -p " + param + "=VALUE";
    }

    private static void requireAny(List<Regime> regimes, List<LeftOut> leftOut, CommonBenchmarks common) {
        if (!regimes.isEmpty()) {
            return;
        }
        if (!leftOut.isEmpty()) {
            throw new UserError("none of the benchmarks in common can be measured: "
                    + names(leftOut.stream().map(LeftOut::toString).toList()));
        }
        throw new UserError("base and head have no benchmark in common that was asked for; only in base: "
                + names(common.onlyInBase()) + "; only in head: " + names(common.onlyInHead()));
    }

    private static String names(List<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String more = names.size() > SHOWN_NAMES ? " and " + (names.size() - SHOWN_NAMES) + " more" : "";
        return names.stream().limit(SHOWN_NAMES).collect(Collectors.joining(", ")) + more;
    }
}
