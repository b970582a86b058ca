package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Measurements;
import io.github.diobench.suite.campaign.Metric;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.doctor.Severity;
import io.github.diobench.suite.judge.RunInput;
import io.github.diobench.suite.record.HostProfiler;
import io.github.diobench.suite.verdict.Finding;
import io.github.diobench.suite.verdict.GateSubject;
import io.github.diobench.suite.verdict.GateVerdict;
import io.github.diobench.suite.verdict.GateVerdicts;
import io.github.diobench.suite.verdict.Margins;
import io.github.diobench.suite.verdict.Outcome;
import io.github.diobench.suite.verdict.RegimeValues;
import io.github.diobench.suite.verdict.RunValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one campaign of a gate shows so far: a verdict for each benchmark, and for each method of a group, because the score of a
 * group hides a method that got slower behind others that got faster.
 */
final class GateJudgement {
    /** How the doctor calls what it sees of other load at one moment before the first fork. */
    private static final String LOAD = "load.";

    /** What the names of metrics start with that tell about turns. */
    private static final String OF_TURNS = "turn.";

    private static final Set<String> COUNTED = Set.of("B/op", "counts", "#", "ops");
    private static final double LEAST = 1e-9;

    private final RunData run;
    private final GateRequest request;
    private final RunValues values;
    private final List<Judged> judged = new ArrayList<>();

    /**
     * The verdict on a benchmark.
     *
     * @param regime where it was measured
     * @param threads how many threads ran it; of a method of a group, its own
     * @param unit the unit of what is judged; null if that is the time
     */
    record Judged(Regime regime, int threads, String unit, GateVerdict verdict) {}

    /** Judges {@code run}. */
    GateJudgement(RunData run, GateRequest request, Margins margins) {
        this.run = run;
        this.request = request;
        this.values = new RunInput(run, margins).values();
        List<Regime> regimes = new ArrayList<>();
        List<Integer> threads = new ArrayList<>();
        List<Optional<String>> units = new ArrayList<>();
        List<GateSubject> subjects = new ArrayList<>();
        for (Regime regime : run.plan().regimes()) {
            Map<String, Integer> methods = request.groups().getOrDefault(regime.benchmark(), Map.of());
            if (methods.isEmpty()) {
                regimes.add(regime);
                threads.add(regime.threads());
                units.add(Optional.empty());
                subjects.add(subject(regime, of(values, regime), regime.threads()));
            }
            int group = Math.max(
                    1, methods.values().stream().mapToInt(Integer::intValue).sum());
            methods.forEach((method, each) -> {
                int own = each * Math.max(1, regime.threads() / group);
                regimes.add(regime);
                threads.add(own);
                units.add(Optional.empty());
                subjects.add(subject(regime, of(method, regime, 0, margins), own));
            });
            for (String metric : request.metrics()) {
                judgedUnit(metric, regime).ifPresent(unit -> {
                    regimes.add(regime);
                    threads.add(regime.threads());
                    units.add(Optional.of(unit));
                    subjects.add(new GateSubject(of(metric, regime, least(unit), margins), measured(regime), 1, 0));
                });
            }
        }
        List<GateVerdict> verdicts = GateVerdicts.judge(subjects, margins, looks(), refusals());
        for (int i = 0; i < verdicts.size(); i++) {
            judged.add(new Judged(regimes.get(i), threads.get(i), units.get(i).orElse(null), verdicts.get(i)));
        }
    }

    /** Returns the verdicts, in the order of the plan. */
    List<Judged> judged() {
        return List.copyOf(judged);
    }

    /** Returns the regimes of which something fails. */
    List<Regime> failing() {
        return judged.stream()
                .filter(one -> one.verdict().outcome() == Outcome.FAIL)
                .map(Judged::regime)
                .distinct()
                .toList();
    }

    /** Returns the regimes that more rounds could decide, those that rather point to a cost first. */
    List<String> open() {
        int reached =
                judged.stream().mapToInt(one -> measured(one.regime())).max().orElse(0);
        return judged.stream()
                // What was not measured up to here has been given up.
                .filter(one -> one.verdict().open() && measured(one.regime()) == reached)
                .sorted((one, other) -> Double.compare(suspicion(other.verdict()), suspicion(one.verdict())))
                .map(one -> one.regime().name())
                .distinct()
                .toList();
    }

    private static double suspicion(GateVerdict verdict) {
        // NaN comes first: what has not enough values yet is the least known.
        return verdict.estimate().lower();
    }

    /** Returns what else is to be known, each on one line. */
    Set<String> notes() {
        Set<String> notes = new LinkedHashSet<>();
        values.findings().stream()
                .filter(finding -> finding.effect() == Finding.Effect.NOTE || ofLoad().contains(finding.text()))
                .forEach(finding -> notes.add(finding.text()));
        return notes;
    }

    private List<Integer> looks() {
        return run.plan().looks().isEmpty()
                ? List.of(run.plan().rounds())
                : run.plan().looks();
    }

    /** Returns the unit of {@code metric}, if a fork of {@code regime} reports it for each iteration, as judging takes. */
    private Optional<String> judgedUnit(String metric, Regime regime) {
        return unit(metric, forks(regime).filter(fork -> measures(fork, metric)));
    }

    private static Optional<String> unit(String metric, Stream<ForkRecord> forks) {
        return forks.map(fork -> fork.measured().metrics().get(metric))
                .filter(Objects::nonNull)
                .map(Metric::unit)
                .findFirst();
    }

    private Stream<ForkRecord> forks(Regime regime) {
        return run.forks().stream()
                .filter(fork -> fork.isOk() && fork.cell().regime().equals(regime.name()));
    }

    /** Returns what is reported beside the time, without what tells about the machine and what is a row already. */
    List<GateMetric> metrics() {
        List<GateMetric> metrics = new ArrayList<>();
        for (Regime regime : run.plan().regimes()) {
            Set<String> names = forks(regime)
                    .flatMap(fork -> fork.measured().metrics().keySet().stream())
                    .filter(name -> !name.startsWith(HostProfiler.HOST_PREFIX) && !name.startsWith(OF_TURNS))
                    .collect(Collectors.toCollection(TreeSet::new));
            names.removeAll(
                    request.groups().getOrDefault(regime.benchmark(), Map.of()).keySet());
            for (String name : names) {
                double base = mean(regime, GatePlanner.BASE, name);
                double head = mean(regime, GatePlanner.HEAD, name);
                if (Double.isFinite(base) && Double.isFinite(head)) {
                    metrics.add(new GateMetric(
                            regime.name(), name, unit(name, forks(regime)).orElseThrow(), base, head));
                }
            }
        }
        return metrics;
    }

    private double mean(Regime regime, String arm, String metric) {
        return forks(regime)
                .filter(fork -> fork.cell().arm().equals(arm))
                .mapToDouble(fork -> fork.metric(metric))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private int measured(Regime regime) {
        return run.forks().stream()
                .filter(fork -> fork.cell().regime().equals(regime.name()))
                .mapToInt(ForkRecord::round)
                .max()
                .orElse(0);
    }

    private GateSubject subject(Regime regime, RegimeValues of, int threads) {
        double floor = request.floorNs() / request.operations().getOrDefault(regime.benchmark(), 1);
        return new GateSubject(of, measured(regime), isRate(regime) ? threads : 1, floor);
    }

    /** JMH adds the rates of all threads up, and averages their times. */
    private boolean isRate(Regime regime) {
        return forks(regime).anyMatch(fork -> fork.measured().higherIsBetter());
    }

    private static RegimeValues of(RunValues values, Regime regime) {
        return values.regimes().stream()
                .filter(other -> other.name().equals(regime.name()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Returns the values of one method of a group, or of another metric, under the name that JMH gives it.
     *
     * @param least what is put in the place of values below it
     */
    private RegimeValues of(String method, Regime regime, double least, Margins margins) {
        List<ForkRecord> forks = forks(regime)
                .filter(fork -> measures(fork, method))
                .map(fork -> alone(fork, method, least))
                .toList();
        RegimeValues of = of(new RunInput(new RunData(run.plan(), run.environment(), forks), margins).values(), regime);
        return new RegimeValues(methodName(regime, method), of.arms(), of.turns());
    }

    private static String methodName(Regime regime, String method) {
        int params = regime.name().indexOf('[');
        return params < 0
                ? regime.name() + ":" + method
                : regime.name().substring(0, params) + ":" + method
                        + regime.name().substring(params);
    }

    private static boolean measures(ForkRecord fork, String method) {
        Metric metric = fork.measured().metrics().get(method);
        return metric != null
                && metric.values().size() == fork.measured().scores().size()
                && metric.values().stream().allMatch(Objects::nonNull);
    }

    private static ForkRecord alone(ForkRecord fork, String method, double least) {
        Measurements all = fork.measured();
        Metric metric = all.metrics().get(method);
        return new ForkRecord(
                fork.number(),
                fork.round(),
                fork.attempt(),
                fork.position(),
                fork.cell(),
                fork.startMillis(),
                fork.endMillis(),
                fork.status(),
                fork.reason(),
                fork.exit(),
                fork.warmup(),
                new Measurements(
                        all.mode(),
                        metric.unit(),
                        all.jdkVersion(),
                        all.vmName(),
                        all.vmVersion(),
                        all.threads(),
                        metric.values().stream()
                                .map(value -> Math.max(value, least))
                                .toList(),
                        all.measuredOps(),
                        all.allOps(),
                        all.metrics(),
                        all.histograms()));
    }

    /** Of things that are counted, less than one is none, and none can be compared with nothing as a ratio. */
    private static double least(String unit) {
        return COUNTED.contains(unit) ? 1 : LEAST;
    }

    private List<String> refusals() {
        List<String> refusals = new ArrayList<>();
        boolean any = run.forks().stream().anyMatch(ForkRecord::isOk);
        request.metrics().stream()
                .filter(metric -> any
                        && run.plan().regimes().stream()
                                .noneMatch(regime -> judgedUnit(metric, regime).isPresent()))
                .forEach(metric -> refusals.add("no benchmark reports " + metric));
        if (values.fingerprints().size() > 1) {
            refusals.add("the JVM changed during the run: " + String.join(", ", new TreeSet<>(values.fingerprints())));
        }
        Set<String> load = ofLoad();
        values.findings().stream()
                .filter(finding -> finding.effect() == Finding.Effect.REFUSE && !load.contains(finding.text()))
                .forEach(finding -> refusals.add(finding.text()));
        return refusals;
    }

    /** What the load was at one moment says nothing of the rounds, whose own disturbed turns are dropped. */
    private Set<String> ofLoad() {
        return run.environment().findings().stream()
                .filter(finding ->
                        finding.isAtLeast(Severity.WARN) && finding.id().startsWith(LOAD))
                .map(io.github.diobench.suite.doctor.Finding::line)
                .collect(Collectors.toSet());
    }
}
