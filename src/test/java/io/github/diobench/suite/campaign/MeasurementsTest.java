package io.github.diobench.suite.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.fixture.JmhResults;
import io.github.diobench.suite.record.HistogramResult;
import io.github.diobench.suite.record.Histograms;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;

final class MeasurementsTest {
    @Test
    void scores_operations_and_jvm_are_taken_over() {
        Measurements measured = measurements(JmhResults.iterations(3));
        assertEquals(List.of(100.0, 110.0, 120.0), measured.scores());
        assertEquals(List.of(1000L, 1000L, 1000L), measured.measuredOps());
        assertEquals(List.of(1005L, 1005L, 1005L), measured.allOps());
        assertEquals("ns/op", measured.unit());
        assertEquals("avgt", measured.mode());
        assertEquals("17.0.1", measured.jdkVersion());
    }

    @Test
    void threads_are_those_that_ran() {
        var params = JmhResults.params(1, 3);
        BenchmarkResult fork = new BenchmarkResult(params, JmhResults.iterations(1));
        assertEquals(3, Measurements.of(new RunResult(params, List.of(fork))).threads());
    }

    @Test
    void counts_add_up_and_rates_are_averaged() {
        List<IterationResult> iterations = JmhResults.iterations(2);
        for (int i = 0; i < 2; i++) {
            iterations.get(i).addResult(new ScalarResult("sum", 10 + i, "ops", AggregationPolicy.SUM));
            iterations.get(i).addResult(new ScalarResult("zeros", 0, "ops", AggregationPolicy.SUM));
            iterations.get(i).addResult(new ScalarResult("rate", 10 + i, "B/op", AggregationPolicy.AVG));
        }
        Measurements measured = measurements(iterations);
        assertEquals(
                new Metric("ops", true, List.of(10.0, 11.0)), measured.metrics().get("sum"));
        assertEquals(
                new Metric("ops", true, List.of(0.0, 0.0)), measured.metrics().get("zeros"));
        assertEquals(
                new Metric("B/op", false, List.of(10.0, 11.0)),
                measured.metrics().get("rate"));
        assertEquals(21, measured.metrics().get("sum").overall());
        assertEquals(10.5, measured.metrics().get("rate").overall());
    }

    @Test
    void a_metric_may_be_missing_in_an_iteration() {
        List<IterationResult> iterations = JmhResults.iterations(2);
        iterations.get(1).addResult(new ScalarResult("gc.time", 5, "ms", AggregationPolicy.SUM));
        Metric metric = measurements(iterations).metrics().get("gc.time");
        assertEquals(Arrays.asList(null, 5.0), metric.values());
        assertEquals(5, metric.overall());
    }

    @Test
    void histograms_are_kept_apart_by_iteration_without_their_derivatives() {
        List<IterationResult> iterations = JmhResults.iterations(2);
        for (int i = 0; i < 2; i++) {
            Histogram histogram = Histograms.create();
            histogram.recordValue(100 + i);
            iterations.get(i).addResult(new HistogramResult("lat", histogram));
        }
        Measurements measured = measurements(iterations);
        assertEquals(Set.of(), measured.metrics().keySet());
        assertEquals(Set.of("lat"), measured.histograms().keySet());
        List<String> texts = measured.histograms().get("lat");
        assertEquals(2, texts.size());
        assertEquals(1, Histograms.fromText(texts.get(1)).getCountAtValue(101));
    }

    private static Measurements measurements(List<IterationResult> iterations) {
        var params = JmhResults.params(iterations.size());
        return Measurements.of(new RunResult(params, List.of(new BenchmarkResult(params, iterations))));
    }
}
