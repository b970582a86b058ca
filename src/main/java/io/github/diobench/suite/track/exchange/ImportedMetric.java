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

    /** Copies the list. */
    public ImportedMetric {
        forks = List.copyOf(forks);
    }

    /** Returns the mean over forks with its 90 % interval; without forks, JMH's score and no interval. */
    public MeanInterval interval() {
        return forks.isEmpty()
                ? new MeanInterval(score, Double.NaN, Double.NaN, 0)
                : MeanInterval.of(values(), CONFIDENCE);
    }

    /** Returns why there is no interval; nothing if there is one. */
    public String whyNoInterval() {
        if (forks.isEmpty()) {
            return "no raw data: how forks differ is not known";
        }
        if (forks.size() == 1) {
            return "one fork: how forks differ is not known";
        }
        return interval().isKnown()
                ? ""
                : "the forks measured " + forks.stream().map(String::valueOf).collect(Collectors.joining(", "));
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
