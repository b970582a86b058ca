package io.github.diobench.suite.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The logarithms of some quantiles in each of several rounds, or of their ratios to a reference in the same rounds. What they come to
 * is their mean over rounds. Immutable.
 */
final class RoundQuantiles {
    /** By round, then by quantile. */
    private final double[][] logs;

    private RoundQuantiles(double[][] logs) {
        this.logs = logs;
    }

    static RoundQuantiles of(List<LatencyCounts> rounds, double[] quantiles) {
        return new RoundQuantiles(rounds.stream()
                .map(counts -> Arrays.stream(quantiles).map(counts::logQuantile).toArray())
                .toArray(double[][]::new));
    }

    static RoundQuantiles ratio(List<LatencyCounts> reference, List<LatencyCounts> compared, double[] quantiles) {
        return new RoundQuantiles(IntStream.range(0, reference.size())
                .mapToObj(round -> Arrays.stream(quantiles)
                        .map(quantile -> compared.get(round).logQuantile(quantile)
                                - reference.get(round).logQuantile(quantile))
                        .toArray())
                .toArray(double[][]::new));
    }

    int rounds() {
        return logs.length;
    }

    /** Returns mean and spread over rounds of the quantile at {@code index}. */
    Moments moments(int index) {
        return Moments.of(Arrays.stream(logs).mapToDouble(round -> round[index]).toArray());
    }

    /** Returns the means of as many rounds, drawn again with replacement. */
    double[] drawnMeans(SplittableRandom random) {
        double[] sums = new double[logs[0].length];
        for (int draw = 0; draw < logs.length; draw++) {
            double[] round = logs[random.nextInt(logs.length)];
            for (int i = 0; i < sums.length; i++) {
                sums[i] += round[i];
            }
        }
        return Arrays.stream(sums).map(sum -> sum / logs.length).toArray();
    }

    /** Returns the means of the rounds that {@code chosen} says, less those of all others. */
    double[] difference(boolean[] chosen) {
        double[] ofChosen = new double[logs[0].length];
        double[] ofOthers = new double[logs[0].length];
        int count = 0;
        for (int round = 0; round < logs.length; round++) {
            double[] sums = chosen[round] ? ofChosen : ofOthers;
            count += chosen[round] ? 1 : 0;
            for (int i = 0; i < sums.length; i++) {
                sums[i] += logs[round][i];
            }
        }
        for (int i = 0; i < ofChosen.length; i++) {
            ofChosen[i] = ofChosen[i] / count - ofOthers[i] / (logs.length - count);
        }
        return ofChosen;
    }
}
