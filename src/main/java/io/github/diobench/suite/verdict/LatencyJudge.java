package io.github.diobench.suite.verdict;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Compares latency distributions, quantile by quantile of the merged histograms.
 *
 * <p>Requests are not independent, and percentiles have no mean: what is drawn again with replacement,
 * {@value Resampling#DRAWS} times, is whole rounds, both arms together. The spread of the drawn ratios, widened for the number of
 * rounds, is a standard error for Student's bounds.
 */
final class LatencyJudge {
    private static final double[] QUANTILES = {0.5, 0.99, 0.999, 0.9999};

    private final Margins margins;
    private final long seed;
    private final boolean refused;
    private final boolean doubted;

    LatencyJudge(Margins margins, long seed, boolean refused, boolean doubted) {
        this.margins = margins;
        this.seed = seed;
        this.refused = refused;
        this.doubted = doubted;
    }

    LatencyVerdict judge(LatencyValues latency) {
        PooledCounts reference = new PooledCounts(latency.reference());
        PooledCounts compared = new PooledCounts(latency.compared());
        QuantileCurve ratio = QuantileCurve.ratio(reference, compared);
        int rounds = ratio.rounds();
        double[] standardErrors = standardErrors(ratio);
        List<QuantileResult> quantiles = IntStream.range(0, rounds == 0 ? 0 : QUANTILES.length)
                .mapToObj(i -> result(QUANTILES[i], standardErrors[i], ratio, reference, compared))
                .toList();
        return new LatencyVerdict(latency.regime(), latency.label(), latency.candidate(), rounds, quantiles);
    }

    private double[] standardErrors(QuantileCurve ratio) {
        int rounds = ratio.rounds();
        double[] errors = new double[QUANTILES.length];
        if (rounds < 2) {
            return errors;
        }
        double[][] logRatios = new double[QUANTILES.length][Resampling.DRAWS];
        SplittableRandom random = new SplittableRandom(seed);
        for (int draw = 0; draw < Resampling.DRAWS; draw++) {
            int[] weights = Resampling.drawn(rounds, random);
            for (int i = 0; i < QUANTILES.length; i++) {
                logRatios[i][draw] = ratio.at(QUANTILES[i], weights);
            }
        }
        for (int i = 0; i < QUANTILES.length; i++) {
            errors[i] = Moments.of(logRatios[i]).sd() * Math.sqrt(rounds / (rounds - 1.0));
        }
        return errors;
    }

    private QuantileResult result(
            double quantile, double standardError, QuantileCurve ratio, PooledCounts reference, PooledCounts compared) {
        int rounds = ratio.rounds();
        int[] once = Resampling.once(rounds);
        boolean estimable = Resampling.isEnough(1 - quantile, ratio.smallestRound());
        Estimate estimate = estimable && rounds > 1
                ? PairedTest.student(
                        ratio.at(quantile, once), standardError, rounds - 1, margins.alphaPass(), margins.alphaFail())
                : null;
        double margin = margin(quantile);
        return new QuantileResult(
                quantile,
                estimable,
                reference.quantile(quantile, once),
                compared.quantile(quantile, once),
                estimate,
                margin,
                Double.isNaN(margin) ? null : outcome(estimate, rounds, margin));
    }

    private double margin(double quantile) {
        if (quantile == QUANTILES[0]) {
            return margins.latencyMedian();
        }
        return quantile == QUANTILES[1] ? margins.latencyP99() : Double.NaN;
    }

    private Outcome outcome(Estimate estimate, int rounds, double margin) {
        if (refused || rounds < margins.minRounds()) {
            return Outcome.REFUSED;
        }
        if (estimate == null) {
            return Outcome.INCONCLUSIVE;
        }
        Outcome outcome = estimate.decide(margin);
        return doubted && outcome.passed() ? Outcome.INCONCLUSIVE : outcome;
    }
}
