package io.github.diobench.suite.report;

import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.judge.Floor;
import io.github.diobench.suite.record.Gauge;
import io.github.diobench.suite.record.HistogramProfiler;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.HdrHistogram.Histogram;

/** Everything that is reported about a fork that measured. */
final class ForkMetrics {
    private static final String COUNT = "ops";
    private static final String NANOS = "ns";

    private final Floor floor;

    ForkMetrics(Floor floor) {
        this.floor = floor;
    }

    List<ForkMetric> of(ForkRecord fork, Regime regime) {
        List<ForkMetric> metrics = new ArrayList<>();
        Direction direction = fork.measured().higherIsBetter() ? Direction.HIGHER : Direction.LOWER;
        metrics.add(new ForkMetric("score", fork.score(), fork.measured().unit(), direction, ""));
        if (regime.biosPerRequest().isPresent()) {
            metrics.add(cost("time_per_bio", timePerBio(fork, regime), "ns/bio"));
        }
        if (!fork.measured().measuredOps().isEmpty()) {
            metrics.add(neutral("measured_ops", measuredOps(fork), COUNT));
        }
        fork.measured().metrics().forEach((name, metric) -> {
            boolean smallIsGood = name.equals(Gauge.ALLOCATION) || name.endsWith(HistogramProfiler.OVERFLOW_SUFFIX);
            metrics.add(
                    smallIsGood
                            ? cost(name, metric.overall(), metric.unit())
                            : neutral(name, metric.overall(), metric.unit()));
        });
        fork.measured().histograms().keySet().forEach(label -> metrics.addAll(latency(fork, label)));
        return metrics;
    }

    /** Returns the fork's time per bio, in nanoseconds; NaN where requests have no bios. */
    static double timePerBio(ForkRecord fork, Regime regime) {
        OptionalInt bios = regime.biosPerRequest();
        return bios.isPresent() ? fork.cost() / bios.getAsInt() : Double.NaN;
    }

    /** Returns the operations that the fork's score is made of; NaN if another class path's JMH ran it, which does not say. */
    static double measuredOps(ForkRecord fork) {
        if (fork.measured().measuredOps().isEmpty()) {
            return Double.NaN;
        }
        return fork.measured().measuredOps().stream().mapToLong(Long::longValue).sum();
    }

    private List<ForkMetric> latency(ForkRecord fork, String label) {
        Histogram histogram = fork.histogram(label);
        List<ForkMetric> metrics = new ArrayList<>();
        metrics.add(neutral(label + ".count", (double) histogram.getTotalCount(), COUNT));
        if (histogram.getTotalCount() == 0) {
            return metrics;
        }
        String mark = floor.mark(fork.cell(), label);
        for (Percentile percentile : Percentile.values()) {
            if (percentile.isEstimable(histogram)) {
                metrics.add(new ForkMetric(
                        label + "." + percentile.label(), percentile.of(histogram), NANOS, Direction.LOWER, mark));
            }
        }
        metrics.add(new ForkMetric(label + ".max", histogram.getMaxValue(), NANOS, Direction.LOWER, mark));
        return metrics;
    }

    private static ForkMetric cost(String name, double value, String unit) {
        return new ForkMetric(name, value, unit, Direction.LOWER, "");
    }

    private static ForkMetric neutral(String name, double value, String unit) {
        return new ForkMetric(name, value, unit, Direction.NEITHER, "");
    }
}
