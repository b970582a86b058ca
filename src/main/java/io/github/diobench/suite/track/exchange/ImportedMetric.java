package io.github.diobench.suite.track.exchange;

import io.github.diobench.suite.verdict.MeanInterval;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A number that another project's JMH reported, fork by fork.
 *
 * @param unit its unit
 * @param score what JMH itself came to; NaN if it came to none
 * @param forks the mean of each fork, or NaN or infinity where JMH says so; empty if the file does not tell forks apart
 */
public record ImportedMetric(String unit, double score, List<Double> forks) {
    static final double CONFIDENCE = 0.90;

    /** What mean and score may differ by, as a share: JMH writes few digits. */
    private static final double ROUNDING = 0.01;

    /** Copies the list. */
    public ImportedMetric {
        forks = List.copyOf(forks);
    }

    /**
     * Returns JMH's own score, or the mean over forks where it came to none, with the mean's 90 % interval. There is none without forks,
     * and none if the score is no mean: JMH adds up what is counted, and takes percentiles over all samples.
     */
    public MeanInterval interval() {
        if (forks.isEmpty()) {
            return new MeanInterval(score, Double.NaN, Double.NaN, 0);
        }
        MeanInterval mean = MeanInterval.of(values(), CONFIDENCE);
        if (!Double.isFinite(score)) {
            return mean;
        }
        return isMean(mean.mean())
                ? new MeanInterval(score, mean.lower(), mean.upper(), mean.n())
                : new MeanInterval(score, Double.NaN, Double.NaN, mean.n());
    }

    private boolean isMean(double mean) {
        return Math.abs(mean - score) <= ROUNDING * Math.abs(score);
    }

    /** Returns why there is no interval; nothing if there is one. */
    public String whyNoInterval() {
        if (forks.isEmpty()) {
            return "no raw data: how forks differ is not known";
        }
        if (forks.size() == 1) {
            return "one fork: how forks differ is not known";
        }
        if (forks.stream().anyMatch(fork -> !Double.isFinite(fork))) {
            return "the forks measured " + forks.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        if (Double.isFinite(score)
                && !isMean(MeanInterval.of(values(), CONFIDENCE).mean())) {
            return "no mean over forks: JMH adds it up, or takes it over all samples";
        }
        return "";
    }

    /** Returns the same in {@code newUnit}, of which it has {@code factor} times as many. */
    ImportedMetric in(String newUnit, double factor) {
        return new ImportedMetric(
                newUnit,
                score * factor,
                forks.stream().map(fork -> fork * factor).toList());
    }

    /** Tells whether a ratio can be made of it. */
    boolean isPositive() {
        return !forks.isEmpty() && forks.stream().allMatch(fork -> fork > 0 && fork < Double.POSITIVE_INFINITY);
    }

    double[] logs() {
        return forks.stream().mapToDouble(Math::log).toArray();
    }

    private double[] values() {
        return forks.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
