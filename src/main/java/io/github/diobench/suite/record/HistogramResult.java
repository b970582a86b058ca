package io.github.diobench.suite.record;

import java.util.Collection;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.ScalarDerivativeResult;

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

    private final HistogramStatistics values;

    /** JMH asks for these again for every other metric of an iteration. */
    private final double median;

    private final double p99;

    /**
     * Makes a result from {@code histogram}, of which it keeps a copy.
     *
     * @param label the name of the result
     * @param histogram a histogram of the shape that {@link Histograms} defines
     */
    public HistogramResult(String label, Histogram histogram) {
        this(label, histogram, new HistogramStatistics(histogram));
    }

    private HistogramResult(String label, Histogram histogram, HistogramStatistics values) {
        super(ResultRole.SECONDARY, label, values, UNIT, AggregationPolicy.AVG);
        this.values = values;
        this.median = histogram.getValueAtPercentile(50);
        this.p99 = histogram.getValueAtPercentile(99);
    }

    /** Returns a copy of the histogram. */
    public Histogram histogram() {
        return values.histogram();
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
        if (results.size() == 1) {
            return results.iterator().next();
        }
        Histogram merged = Histograms.create();
        results.forEach(result -> merged.add(result.histogram()));
        return new HistogramResult(results.iterator().next().getLabel(), merged);
    }

    @Override
    protected Collection<? extends Result<?>> getDerivativeResults() {
        return values.getN() == 0 ? List.of() : List.of(percentile("p50", median), percentile("p99", p99));
    }

    private ScalarDerivativeResult percentile(String name, double value) {
        return new ScalarDerivativeResult(getLabel() + "." + name, value, UNIT, AggregationPolicy.AVG);
    }
}
