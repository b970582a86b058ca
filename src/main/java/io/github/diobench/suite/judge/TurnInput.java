package io.github.diobench.suite.judge;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Metric;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.record.HostProfiler;
import io.github.diobench.suite.verdict.ArmValues;
import io.github.diobench.suite.verdict.ForkValue;
import io.github.diobench.suite.verdict.RegimeValues;
import io.github.diobench.suite.verdict.RoundTurns;
import io.github.diobench.suite.verdict.TurnCounts;
import io.github.diobench.suite.verdict.TurnMeasures;
import io.github.diobench.suite.verdict.TurnRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes out of a run that was measured in turns what one regime came to: the undisturbed turns of each round. */
public final class TurnInput {
    private final RunData run;
    private final Regime regime;
    private final TurnRules rules;

    /** Prepares for {@code regime} of {@code run}, whose turns are dropped by {@code rules}. */
    public TurnInput(RunData run, Regime regime, TurnRules rules) {
        this.run = run;
        this.regime = regime;
        this.rules = rules;
    }

    /**
     * Returns the values of the rounds in which enough turns are left.
     *
     * @throws IllegalArgumentException if the regime has no reference
     */
    public RegimeValues values() {
        Map<Integer, Map<String, ForkRecord>> rounds = rounds();
        Map<String, List<ForkValue>> values = new HashMap<>();
        TurnCounts counts = TurnCounts.NONE;
        for (Map<String, ForkRecord> forks : rounds.values()) {
            RoundTurns turns = turns(forks);
            counts = counts.plus(turns);
            if (turns.counts()) {
                forks.forEach((arm, fork) -> values.computeIfAbsent(arm, any -> new ArrayList<>())
                        .add(ForkValue.ofTurns(fork.round(), fork.position(), turns.costs(arm))));
            }
        }
        List<ArmValues> arms = new ArrayList<>();
        for (Arm arm : regime.arms()) {
            List<ForkValue> own = values.getOrDefault(arm.name(), List.of());
            Arms.role(arm).ifPresent(role -> arms.add(new ArmValues(arm.name(), role, arm.injected(), own)));
        }
        return new RegimeValues(regime.name(), arms, counts);
    }

    /** Returns which turns of {@code run} count by {@code rules}. */
    static KeptTurns kept(RunData run, TurnRules rules) {
        if (!run.plan().turns()) {
            return KeptTurns.NO_TURNS;
        }
        return (regime, round) -> {
            TurnInput input = new TurnInput(run, regime, rules);
            RoundTurns turns = input.turns(input.rounds().getOrDefault(round, Map.of()));
            return Optional.of(turns.counts() ? turns.kept() : new int[0]);
        };
    }

    private RoundTurns turns(Map<String, ForkRecord> forks) {
        Map<String, TurnMeasures> measures = new HashMap<>();
        forks.forEach((arm, fork) -> measures.put(arm, measures(fork)));
        return RoundTurns.of(measures, rules);
    }

    /** Returns the forks of each round by the names of their arms. */
    private Map<Integer, Map<String, ForkRecord>> rounds() {
        Map<Integer, Map<String, ForkRecord>> rounds = new TreeMap<>();
        for (Arm arm : regime.arms()) {
            for (ForkRecord fork : run.measured(regime.cell(arm))) {
                rounds.computeIfAbsent(fork.round(), any -> new HashMap<>()).put(arm.name(), fork);
            }
        }
        return rounds;
    }

    private TurnMeasures measures(ForkRecord fork) {
        double millis = run.plan().timingOf(regime).measurementMillis();
        return new TurnMeasures(
                costs(fork), perTurn(fork, HostProfiler.WAITING, millis), perTurn(fork, HostProfiler.STEAL, millis));
    }

    private static List<Double> perTurn(ForkRecord fork, String metric, double unit) {
        Metric values = fork.measured().metrics().get(metric);
        List<Double> inUnits = new ArrayList<>();
        if (values != null) {
            values.values().forEach(value -> inUnits.add(value == null ? null : value / unit));
        }
        return inUnits;
    }

    /** Returns what an operation cost in each iteration of {@code fork}: less is better. */
    static List<Double> costs(ForkRecord fork) {
        List<Double> scores = fork.measured().scores();
        return fork.measured().higherIsBetter()
                ? scores.stream().map(score -> 1 / score).toList()
                : scores;
    }
}
