package io.github.diobench.suite.report;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.judge.Arms;
import io.github.diobench.suite.judge.TurnInput;
import io.github.diobench.suite.record.Gauge;
import io.github.diobench.suite.verdict.ArmValues;
import io.github.diobench.suite.verdict.ForkValue;
import io.github.diobench.suite.verdict.RatioInterval;
import io.github.diobench.suite.verdict.RegimeValues;
import io.github.diobench.suite.verdict.TurnRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How one arm did in one regime.
 *
 * @param forks the forks that measured it
 * @param timePerOperation mean over these forks, in nanoseconds, of those measured in turns over the turns that count; NaN without
 * @param timePerBio the same for one bio; NaN where requests have no bios
 * @param bytesPerOperation allocation, mean over these forks; NaN if unknown
 * @param ratio its cost compared with the reference's, over the rounds in which both measured a cost; empty for the
 *     reference itself and where there is no such round
 */
record ArmComparison(
        Regime regime,
        Arm arm,
        List<ForkRecord> forks,
        double timePerOperation,
        double timePerBio,
        double bytesPerOperation,
        Optional<RatioInterval> ratio) {
    /** How often the intervals that are shown hold the true ratio. */
    static final double CONFIDENCE = 0.90;

    /** Compares all arms of {@code regime}; of one that was measured in turns, by those that {@code rules} leave. */
    static List<ArmComparison> of(RunData run, Regime regime, TurnRules rules) {
        if (run.plan().turns() && Arms.reference(regime).isPresent()) {
            return ofTurns(run, regime, new TurnInput(run, regime, rules).values());
        }
        Map<Integer, Double> reference = regime.arms().stream()
                .filter(arm -> arm.role() == Arm.Role.REFERENCE)
                .findFirst()
                .map(arm -> scoreByRound(run.measured(regime.cell(arm))))
                .orElse(Map.of());
        List<ArmComparison> comparisons = new ArrayList<>();
        for (Arm arm : regime.arms()) {
            List<ForkRecord> forks = run.measured(regime.cell(arm));
            Optional<RatioInterval> ratio =
                    arm.role() == Arm.Role.REFERENCE ? Optional.empty() : ratio(reference, scoreByRound(forks));
            comparisons.add(new ArmComparison(
                    regime,
                    arm,
                    forks,
                    mean(forks.stream().map(ForkRecord::cost).toList()),
                    mean(forks.stream()
                            .map(fork -> ForkMetrics.timePerBio(fork, regime))
                            .toList()),
                    mean(forks.stream()
                            .map(fork -> fork.metric(Gauge.ALLOCATION))
                            .toList()),
                    ratio));
        }
        return comparisons;
    }

    private static List<ArmComparison> ofTurns(RunData run, Regime regime, RegimeValues values) {
        List<ArmComparison> comparisons = new ArrayList<>();
        for (Arm arm : regime.arms()) {
            List<ForkRecord> forks = run.measured(regime.cell(arm));
            Optional<ArmValues> own = values.arms().stream()
                    .filter(other -> other.name().equals(arm.name()))
                    .findFirst();
            double time = mean(own.stream()
                    .flatMap(one -> one.forks().stream())
                    .map(ForkValue::score)
                    .toList());
            comparisons.add(new ArmComparison(
                    regime,
                    arm,
                    forks,
                    time,
                    regime.biosPerRequest().isPresent()
                            ? time / regime.biosPerRequest().getAsInt()
                            : Double.NaN,
                    mean(forks.stream()
                            .map(fork -> fork.metric(Gauge.ALLOCATION))
                            .toList()),
                    own.filter(one -> arm.role() != Arm.Role.REFERENCE)
                            .flatMap(one -> RatioInterval.ofRounds(values, one, CONFIDENCE))));
        }
        return comparisons;
    }

    /** Returns how many forks measured, of how many that were planned. */
    String forkCount() {
        return forks.size() + "/" + regime.forks();
    }

    private static Map<Integer, Double> scoreByRound(List<ForkRecord> forks) {
        Map<Integer, Double> scores = new TreeMap<>();
        forks.forEach(fork -> scores.put(fork.round(), fork.cost()));
        return scores;
    }

    private static Optional<RatioInterval> ratio(Map<Integer, Double> reference, Map<Integer, Double> candidate) {
        int[] rounds = reference.keySet().stream()
                .filter(round -> isCost(reference.get(round)) && isCost(candidate.getOrDefault(round, Double.NaN)))
                .mapToInt(Integer::intValue)
                .toArray();
        if (rounds.length == 0) {
            return Optional.empty();
        }
        double[] references = new double[rounds.length];
        double[] candidates = new double[rounds.length];
        for (int i = 0; i < rounds.length; i++) {
            references[i] = reference.get(rounds[i]);
            candidates[i] = candidate.get(rounds[i]);
        }
        return Optional.of(RatioInterval.ofPairs(references, candidates, CONFIDENCE));
    }

    /** JMH may report a score of zero, or none that is a number; no ratio can be made of it. */
    private static boolean isCost(double score) {
        return score > 0 && score < Double.POSITIVE_INFINITY;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
