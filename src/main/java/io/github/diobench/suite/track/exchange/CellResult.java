package io.github.diobench.suite.track.exchange;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.BenchmarkEntry;
import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.judge.Floor;
import io.github.diobench.suite.judge.Judgement;
import io.github.diobench.suite.verdict.MeanInterval;
import io.github.diobench.suite.verdict.RatioInterval;
import io.github.diobench.suite.verdict.RegimeVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run found out about one cell.
 *
 * @param cell what was measured
 * @param mode JMH's short name of the mode
 * @param unit the scores' unit
 * @param score the mean of the forks' scores, with its 90 % interval
 * @param ratio what it costs compared with the reference, over the rounds in which both measured, with its 90 % interval;
 *     empty for the reference itself and where there is none
 * @param verdict what was shown of it; empty if it was not judged
 * @param tails percentiles of what it recorded, without those that are mostly the timer
 */
record CellResult(
        Cell cell,
        String mode,
        ScoreUnit unit,
        MeanInterval score,
        Optional<RatioInterval> ratio,
        Optional<RegimeVerdict> verdict,
        List<Tail> tails) {
    static final double CONFIDENCE = 0.90;

    /** Returns those of all cells of {@code run} of which a fork measured, in the order of the plan. */
    static List<CellResult> of(RunData run, Optional<Judgement> judgement) {
        Floor floor = new Floor(run);
        List<CellResult> results = new ArrayList<>();
        for (Regime regime : run.plan().regimes()) {
            Map<Integer, Double> reference = regime.arms().stream()
                    .filter(arm -> arm.role() == Arm.Role.REFERENCE)
                    .findFirst()
                    .map(arm -> costs(run, regime.cell(arm)))
                    .orElse(Map.of());
            for (Arm arm : regime.arms()) {
                Cell cell = regime.cell(arm);
                double[] scores = scores(run, cell);
                if (scores.length > 0) {
                    Optional<RatioInterval> ratio =
                            arm.role() == Arm.Role.REFERENCE ? Optional.empty() : ratio(reference, costs(run, cell));
                    results.add(result(run, cell, scores, ratio, judgement, floor));
                }
            }
        }
        return results;
    }

    private static CellResult result(
            RunData run,
            Cell cell,
            double[] scores,
            Optional<RatioInterval> ratio,
            Optional<Judgement> judgement,
            Floor floor) {
        ForkRecord example = run.measured(cell).get(0);
        List<Tail> tails = new ArrayList<>();
        run.histograms(cell).forEach((label, histogram) -> {
            if (floor.mark(cell, label).isEmpty()) {
                tails.addAll(Tail.of(label, histogram));
            }
        });
        return new CellResult(
                cell,
                example.measured().mode(),
                new ScoreUnit(example.measured().unit()),
                MeanInterval.of(scores, CONFIDENCE),
                ratio,
                judgement.flatMap(judged -> verdict(judged, cell)),
                tails);
    }

    private static Optional<RegimeVerdict> verdict(Judgement judgement, Cell cell) {
        return judgement.regimes().stream()
                .filter(verdict -> verdict.regime().equals(cell.regime())
                        && verdict.candidate().equals(cell.arm()))
                .findFirst();
    }

    /** A fork whose score is no time or rate, which JMH may report, is left out, as it is of a verdict. */
    private static boolean hasScore(ForkRecord fork) {
        return fork.score() > 0 && fork.score() < Double.POSITIVE_INFINITY;
    }

    private static double[] scores(RunData run, Cell cell) {
        return run.measured(cell).stream()
                .filter(CellResult::hasScore)
                .mapToDouble(ForkRecord::score)
                .toArray();
    }

    /** Returns the cost of an operation by round: of a rate, its inverse. */
    private static Map<Integer, Double> costs(RunData run, Cell cell) {
        Map<Integer, Double> costs = new TreeMap<>();
        for (ForkRecord fork : run.measured(cell)) {
            if (hasScore(fork)) {
                boolean rate = new ScoreUnit(fork.measured().unit()).isRate();
                double cost = rate ? 1 / fork.score() : fork.score();
                if (cost < Double.POSITIVE_INFINITY) {
                    costs.put(fork.round(), cost);
                }
            }
        }
        return costs;
    }

    private static Optional<RatioInterval> ratio(Map<Integer, Double> reference, Map<Integer, Double> candidate) {
        List<Integer> rounds =
                reference.keySet().stream().filter(candidate::containsKey).toList();
        return rounds.isEmpty()
                ? Optional.empty()
                : Optional.of(RatioInterval.ofPairs(
                        rounds.stream().mapToDouble(reference::get).toArray(),
                        rounds.stream().mapToDouble(candidate::get).toArray(),
                        CONFIDENCE));
    }

    /**
     * Returns a name that no other cell of the plan has, with everything in it that makes it another measurement:
     * {@code RequestBenchmark.request bios=16 counter=spin threads=1 avgt (async-write-16-inline.spin)}.
     */
    String name() {
        String params = cell.params().entrySet().stream()
                .map(param -> " " + param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining());
        return BenchmarkEntry.withoutPackage(cell.benchmark()) + params + " threads=" + cell.threads() + " " + mode
                + " (" + cell.id() + ")";
    }
}
