package io.github.diobench.suite.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.fixture.JmhResults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.util.MultisetStatistics;
import org.openjdk.jmh.util.Statistics;

final class HistogramResultTest {
    @Test
    void jmh_merges_iterations_exactly() {
        Histogram first = histogram(LongStream.range(1, 1000));
        Histogram second = histogram(LongStream.range(500, 3000));
        Histogram sum = Histograms.create();
        sum.add(first);
        sum.add(second);

        Map<String, Result<?>> merged = merged(first, second);

        assertEquals(
                sum, assertInstanceOf(HistogramResult.class, merged.get("lat")).histogram());
        assertEquals(sum.getMean(), merged.get("lat").getScore(), 1e-9);
        assertEquals("ns", merged.get("lat").getScoreUnit());
    }

    @Test
    void percentiles_come_from_the_merged_histogram() {
        // Averaging the two medians would give 500; 1000 is right, as two thirds of all values are.
        Map<String, Result<?>> merged = merged(histogram(LongStream.of(1)), histogram(LongStream.of(1000, 1000)));
        assertEquals(1000, merged.get("lat.p50").getScore());
        assertTrue(merged.get("lat.p99").getRole().isDerivative());
    }

    @Test
    void its_statistics_are_those_of_all_its_values() {
        Histogram histogram = histogram(LongStream.of(7, 7, 7, 40, 1000));
        MultisetStatistics expected = new MultisetStatistics();
        expected.addValue(7, 3);
        expected.addValue(40, 1);
        expected.addValue(1000, 1);

        Statistics found = new HistogramResult("lat", histogram).getStatistics();

        assertEquals(expected.getN(), found.getN());
        assertEquals(expected.getSum(), found.getSum());
        assertEquals(expected.getMin(), found.getMin());
        assertEquals(expected.getMax(), found.getMax());
        assertEquals(expected.getVariance(), found.getVariance());
        assertEquals(expected.getPercentile(70), found.getPercentile(70));
        assertArrayEquals(new int[] {3, 2}, found.getHistogram(new double[] {0, 10, 2000}));
        assertEquals(7.0, found.getRawData().next().getKey());
    }

    @Test
    void an_empty_histogram_has_no_percentiles() {
        Map<String, Result<?>> merged = merged(Histograms.create(), Histograms.create());
        assertEquals(0, ((HistogramResult) merged.get("lat")).histogram().getTotalCount());
        assertFalse(merged.containsKey("lat.p50"));
    }

    @Test
    void it_survives_the_way_to_the_other_jvm() throws Exception {
        Histogram histogram = histogram(LongStream.range(1, 5000));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new HistogramResult("lat", histogram));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            HistogramResult arrived = (HistogramResult) in.readObject();
            assertEquals(histogram, arrived.histogram());
            assertEquals("lat", arrived.getLabel());
        }
    }

    @Test
    void text_survives_a_round_trip_and_garbage_is_refused() {
        Histogram histogram = histogram(LongStream.of(1, 22, 333, Histograms.HIGHEST_NANOS));
        assertEquals(histogram, Histograms.fromText(Histograms.toText(histogram)));
        assertThrows(IllegalArgumentException.class, () -> Histograms.fromText("AAAA"));
        assertThrows(IllegalArgumentException.class, () -> Histograms.fromText("not base64!"));
    }

    private static Map<String, Result<?>> merged(Histogram... iterations) {
        List<IterationResult> results = JmhResults.iterations(iterations.length);
        for (int i = 0; i < iterations.length; i++) {
            results.get(i).addResult(new HistogramResult("lat", iterations[i]));
        }
        Map<String, Result<?>> byLabel = new TreeMap<>();
        new BenchmarkResult(JmhResults.params(iterations.length), results)
                .getSecondaryResults()
                .forEach(byLabel::put);
        return byLabel;
    }

    private static Histogram histogram(LongStream values) {
        Histogram histogram = Histograms.create();
        values.forEach(histogram::recordValue);
        return histogram;
    }
}
