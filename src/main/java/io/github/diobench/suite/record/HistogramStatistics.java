package io.github.diobench.suite.record;

import java.util.Iterator;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.openjdk.jmh.util.AbstractStatistics;
import org.openjdk.jmh.util.MultisetStatistics;

/**
 * What JMH asks of the values in a histogram.
 *
 * <p>JMH's own statistics of them are a hundred times as large, and a run holds tens of thousands of histograms. They are
 * therefore made anew for the rare questions, and only what is asked of every iteration is kept.
 *
 * <p>Immutable.
 */
final class HistogramStatistics extends AbstractStatistics {
    private static final long serialVersionUID = 1;

    private final byte[] compressed;
    private final long count;
    private final double sum;

    HistogramStatistics(Histogram histogram) {
        MultisetStatistics values = values(histogram);
        this.compressed = Histograms.compress(histogram);
        this.count = values.getN();
        this.sum = values.getSum();
    }

    private static MultisetStatistics values(Histogram histogram) {
        MultisetStatistics values = new MultisetStatistics();
        for (HistogramIterationValue value : histogram.recordedValues()) {
            values.addValue((double) value.getValueIteratedTo(), value.getCountAtValueIteratedTo());
        }
        return values;
    }

    private MultisetStatistics values() {
        return values(histogram());
    }

    /** Returns a copy of the histogram. */
    Histogram histogram() {
        return Histograms.decompress(compressed);
    }

    @Override
    public long getN() {
        return count;
    }

    @Override
    public double getSum() {
        return sum;
    }

    @Override
    public double getMin() {
        return values().getMin();
    }

    @Override
    public double getMax() {
        return values().getMax();
    }

    @Override
    public double getVariance() {
        return values().getVariance();
    }

    @Override
    public double getPercentile(double rank) {
        return values().getPercentile(rank);
    }

    @Override
    public int[] getHistogram(double[] levels) {
        return values().getHistogram(levels);
    }

    @Override
    public Iterator<Map.Entry<Double, Long>> getRawData() {
        return values().getRawData();
    }
}
