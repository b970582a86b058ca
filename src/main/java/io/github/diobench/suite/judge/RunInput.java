package io.github.diobench.suite.judge;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.MergedRun;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.Shard;
import io.github.diobench.suite.doctor.Severity;
import io.github.diobench.suite.record.HostProfiler;
import io.github.diobench.suite.verdict.ArmValues;
import io.github.diobench.suite.verdict.Finding;
import io.github.diobench.suite.verdict.ForkValue;
import io.github.diobench.suite.verdict.MachineTest;
import io.github.diobench.suite.verdict.MarginRule;
import io.github.diobench.suite.verdict.Margins;
import io.github.diobench.suite.verdict.RegimeValues;
import io.github.diobench.suite.verdict.RunValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes out of a stored run what its verdict depends on. */
public final class RunInput {
    /** The doctor's names for what it sees in one moment of what else runs. */
    private static final Set<String> OTHER_LOAD = Set.of("load.now", "load.minute", "load.steal", "runs.processes");

    private final RunData run;
    private final Margins margins;
    private final Optional<MergedRun> merged;
    private final List<Finding> findings = new ArrayList<>();

    /** Prepares to take it out of {@code run}, which is to be judged by {@code margins}; that it was not merged, or does not matter. */
    public RunInput(RunData run, Margins margins) {
        this(run, margins, Optional.empty());
    }

    /** Prepares for {@code run}, which was {@code merged} from shards or was not. */
    RunInput(RunData run, Margins margins, Optional<MergedRun> merged) {
        this.run = run;
        this.margins = margins;
        this.merged = merged;
    }

    /** Returns the regimes of {@code plan} that a verdict rests on. */
    static List<Regime> judged(Plan plan) {
        return plan.regimes().stream()
                .filter(regime -> regime.purpose() == Purpose.JUDGED && Arms.compares(regime))
                .toList();
    }

    /** Returns what a verdict on the run needs. */
    public RunValues values() {
        List<Regime> judged = judged(run.plan());
        addWhatTheDoctorFound();
        addRulesWithoutRegime();
        List<RegimeValues> regimes = judged.stream().map(this::values).toList();
        merged.ifPresent(shards -> addMachines(shards, regimes));
        return new RunValues(
                regimes,
                new LatencyInput(run, new Floor(run), margins.minRounds(), TurnInput.kept(run, margins.turns())).all(),
                looks(judged),
                run.fingerprints(),
                findings);
    }

    /** A plan without looks is judged once, at the full levels, after as many rounds as its regimes have. */
    private List<Integer> looks(List<Regime> judged) {
        Plan plan = run.plan();
        return plan.looks().isEmpty()
                ? List.of(judged.stream().mapToInt(Regime::forks).max().orElse(plan.rounds()))
                : plan.looks();
    }

    private void addWhatTheDoctorFound() {
        run.environment().findings().stream()
                .filter(finding -> finding.isAtLeast(Severity.WARN))
                .forEach(finding -> findings.add(new Finding(effect(finding), finding.line())));
    }

    /** One look at the load says nothing of turns: those that it disturbs are dropped one by one. */
    private Finding.Effect effect(io.github.diobench.suite.doctor.Finding finding) {
        boolean told = run.plan().turns() && OTHER_LOAD.contains(finding.id());
        return finding.severity() == Severity.UNFIT && !told ? Finding.Effect.REFUSE : Finding.Effect.NOTE;
    }

    /** A rule for a misspelt regime would be passed over, and the next one taken instead. */
    private void addRulesWithoutRegime() {
        for (MarginRule rule : margins.rules()) {
            if (run.plan().regimes().stream().noneMatch(regime -> rule.matches(regime.name()))) {
                findings.add(new Finding(
                        Finding.Effect.NOTE, "the margins for '" + rule.regime() + "' match no regime of this run"));
            }
        }
    }

    private void addMachines(MergedRun shards, List<RegimeValues> regimes) {
        if (shards.machines().size() < 2) {
            return;
        }
        String names = shards.machines().stream().map(MergedRun.Machine::name).collect(Collectors.joining(", "));
        findings.add(new Finding(
                Finding.Effect.NOTE, "the forks ran on different machines, the arms of a round on one: " + names));
        if (shards.by() == Shard.By.BENCHMARK) {
            findings.add(
                    new Finding(
                            Finding.Effect.NOTE,
                            "what it costs to read the clock may have been measured on another machine than what it is held against"));
        }
        for (RegimeValues regime : regimes) {
            for (ArmValues candidate : regime.candidates()) {
                MachineTest.warning(regime, candidate, shards.machineOfRound())
                        .ifPresent(text -> findings.add(new Finding(Finding.Effect.NOTE, text)));
            }
        }
    }

    /** Returns what was measured in {@code regime}, which has a reference; forks whose scores are no times are left out. */
    RegimeValues values(Regime regime) {
        return run.plan().turns()
                ? new TurnInput(run, regime, margins.turns()).values()
                : new RegimeValues(regime.name(), arms(regime));
    }

    private List<ArmValues> arms(Regime regime) {
        List<ArmValues> arms = new ArrayList<>();
        for (Arm arm : regime.arms()) {
            Arms.role(arm)
                    .ifPresent(role -> arms.add(new ArmValues(arm.name(), role, arm.injected(), forks(regime, arm))));
        }
        return arms;
    }

    private List<ForkValue> forks(Regime regime, Arm arm) {
        Map<Integer, ForkValue> byRound = new TreeMap<>();
        for (ForkRecord fork : run.measured(regime.cell(arm))) {
            if (fork.measured().scores().stream().allMatch(score -> score > 0 && score < Double.POSITIVE_INFINITY)) {
                byRound.put(fork.round(), value(fork));
            } else {
                findings.add(new Finding(
                        Finding.Effect.NOTE,
                        "fork " + fork.number() + " is left out, for its scores are no times: "
                                + fork.measured().scores()));
            }
        }
        return List.copyOf(byRound.values());
    }

    private ForkValue value(ForkRecord fork) {
        return new ForkValue(
                fork.round(),
                fork.position(),
                fork.cost(),
                TurnInput.costs(fork),
                share(fork, HostProfiler.STEAL),
                share(fork, HostProfiler.OTHERS));
    }

    /** Returns the share of the machine's CPU time that {@code metric} is; NaN if not known. */
    private static double share(ForkRecord fork, String metric) {
        double share = fork.metric(metric) / fork.metric(HostProfiler.ALL);
        // Out of range only in a journal that somebody changed.
        return Math.max(0, Math.min(1, share));
    }
}
