package io.github.diobench.suite.record;

import java.util.Collection;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.ScalarDerivativeResult;
import org.openjdk.jmh.util.MultisetStatistics;
import org.openjdk.jmh.util.Statistics;

/**
 * A whole histogram as a JMH result: JMH carries it between JVMs and merges it, exactly, over iterations and forks.
 *
 * <p>Its score is the mean in nanoseconds. JMH also shows {@code <label>.p50} and {@code <label>.p99}, which are always
 * taken from the merged histogram and never averaged.
 *
 * <p>Immutable.
 */
public final class HistogramResult extends Result<HistogramResult> {
    private static final long serialVersionUID = 1;

    private static final String UNIT = "ns";

    /** Compressed, since a live histogram is a thousand times as large on the wire. */
    private final byte[] compressed;

    /**
     * Makes a result from {@code histogram}, of which it keeps a copy.
     *
     * @param label the name of the result
     * @param histogram a histogram of the shape that {@link Histograms} defines
     */
    public HistogramResult(String label, Histogram histogram) {
        super(ResultRole.SECONDARY, label, statistics(histogram), UNIT, AggregationPolicy.AVG);
        this.compressed = Histograms.compress(histogram);
    }

    private static Statistics statistics(Histogram histogram) {
        MultisetStatistics statistics = new MultisetStatistics();
        for (HistogramIterationValue value : histogram.recordedValues()) {
            statistics.addValue((double) value.getValueIteratedTo(), value.getCountAtValueIteratedTo());
        }
        return statistics;
    }

    /** Returns a copy of the histogram. */
    public Histogram histogram() {
        return Histograms.decompress(compressed);
    }

    @Override
    protected Aggregator<HistogramResult> getThreadAggregator() {
        return HistogramResult::merge;
    }

    @Override
    protected Aggregator<HistogramResult> getIterationAggregator() {
        return HistogramResult::merge;
    }

    private static HistogramResult merge(Collection<HistogramResult> results) {
        Histogram merged = Histograms.create();
        results.forEach(result -> merged.add(result.histogram()));
        return new HistogramResult(results.iterator().next().getLabel(), merged);
    }

    @Override
    protected Collection<? extends Result<?>> getDerivativeResults() {
        Histogram histogram = histogram();
        if (histogram.getTotalCount() == 0) {
            return List.of();
        }
        return List.of(percentile(histogram, "p50", 50), percentile(histogram, "p99", 99));
    }

    private ScalarDerivativeResult percentile(Histogram histogram, String name, double percentile) {
        return new ScalarDerivativeResult(
                getLabel() + "." + name, histogram.getValueAtPercentile(percentile), UNIT, AggregationPolicy.AVG);
    }
}
