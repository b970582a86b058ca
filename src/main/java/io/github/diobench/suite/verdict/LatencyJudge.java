package io.github.diobench.suite.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Compares latency distributions, quantile by quantile.
 *
 * <p>Requests are not independent, rounds are: the value of a round is the logarithm of the ratio of the two arms' quantiles, by
 * turns where there are histograms for each, and the bounds are Student's over rounds. Under equal arms such a value is as likely
 * positive as negative, however long the tails and however many modes there are, and then Student's test errs on the safe side.
 * Drawing rounds again and merging their histograms does not keep its level with so few rounds: where forks have two modes, the
 * merged quantile jumps from one to the other, and the spread of the drawn ones says little about it.
 */
final class LatencyJudge {
    private static final double[] QUANTILES = {0.5, 0.99, 0.999, 0.9999};

    private final Margins margins;
    private final boolean refused;
    private final boolean doubted;

    LatencyJudge(Margins margins, boolean refused, boolean doubted) {
        this.margins = margins;
        this.refused = refused;
        this.doubted = doubted;
    }

    LatencyVerdict judge(LatencyValues latency) {
        List<LatencyRound> rounds = latency.rounds();
        List<QuantileResult> quantiles = rounds.isEmpty()
                ? List.of()
                : Arrays.stream(QUANTILES)
                        .mapToObj(quantile -> result(quantile, rounds))
                        .toList();
        return new LatencyVerdict(latency.regime(), latency.label(), latency.candidate(), rounds.size(), quantiles);
    }

    private QuantileResult result(double quantile, List<LatencyRound> rounds) {
        boolean estimable = rounds.stream().allMatch(round -> round.isEnough(quantile));
        // One rule for all rounds of a comparison: they must be values of the same thing.
        boolean byTurns = estimable && rounds.stream().allMatch(round -> round.isEnoughByTurns(quantile));
        Moments ratios = moments(rounds, round -> byTurns ? round.logRatioByTurns(quantile) : round.logRatio(quantile));
        Estimate estimate = estimable && rounds.size() > 1
                ? PairedTest.student(
                        ratios.mean(), ratios.se(), rounds.size() - 1, margins.alphaPass(), margins.alphaFail())
                : null;
        double margin = margin(quantile);
        String reason = Double.isNaN(margin) || refused ? null : whyNot(estimable, rounds.size());
        return new QuantileResult(
                quantile,
                estimable,
                byTurns,
                Math.exp(moments(rounds, round -> round.reference().logQuantile(quantile))
                        .mean()),
                Math.exp(moments(rounds, round -> round.compared().logQuantile(quantile))
                        .mean()),
                estimate,
                margin,
                Double.isNaN(margin) || reason != null ? null : outcome(estimate, margin),
                reason);
    }

    private static Moments moments(List<LatencyRound> rounds, ToDoubleFunction<LatencyRound> value) {
        return Moments.of(rounds.stream().mapToDouble(value).toArray());
    }

    private double margin(double quantile) {
        if (quantile == QUANTILES[0]) {
            return margins.latencyMedian();
        }
        return quantile == QUANTILES[1] ? margins.latencyP99() : Double.NaN;
    }

    private String whyNot(boolean estimable, int rounds) {
        if (rounds < margins.minRounds()) {
            return "too few rounds: " + rounds + ", and " + margins.minRounds() + " are needed";
        }
        return estimable ? null : "too few values beyond it";
    }

    private Outcome outcome(Estimate estimate, double margin) {
        if (refused) {
            return Outcome.REFUSED;
        }
        Outcome outcome = estimate.decide(margin);
        return doubted && outcome.passed() ? Outcome.INCONCLUSIVE : outcome;
    }
}
