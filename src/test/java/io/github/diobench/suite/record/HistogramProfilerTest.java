package io.github.diobench.suite.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.fixture.JmhResults;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.Profiler;
import org.openjdk.jmh.results.Result;

final class HistogramProfilerTest {
    private static final BenchmarkParams BENCHMARK = JmhResults.params(2);

    private final HistogramProfiler profiler = new HistogramProfiler();

    @AfterEach
    void forget() {
        LatencyRecorder.forgetAll();
        Tally.forgetAll();
        Gauge.clearAll();
        HistogramCheck.forgetAll();
    }

    @Test
    void a_measured_iteration_yields_histograms_overflows_and_tallies() {
        LatencyRecorder.open("slat").record(10);
        LatencyRecorder.open("slat").record(-1);
        LatencyRecorder.open("clat").record(20);
        Tally.open("submitter").add(3);
        Tally.open("submitter").add(4);
        Gauge.set("handover", 1, "ns");
        Gauge.set("handover", 215.5, "ns");
        Gauge.set("gc.alloc.rate.norm", 16, "B/op");

        Map<String, Result<?>> results = measured(BENCHMARK.getMeasurement());

        assertEquals(
                Set.of(
                        "slat",
                        "slat.overflow",
                        "clat",
                        "clat.overflow",
                        "tally.submitter",
                        "handover",
                        "gc.alloc.rate.norm"),
                results.keySet());
        HistogramResult slat = assertInstanceOf(HistogramResult.class, results.get("slat"));
        assertEquals(2, slat.histogram().getTotalCount());
        assertEquals(1, results.get("slat.overflow").getScore());
        assertEquals(0, results.get("clat.overflow").getScore());
        assertEquals(7, results.get("tally.submitter").getScore());
        assertEquals("ops", results.get("tally.submitter").getScoreUnit());
        assertEquals(215.5, results.get("handover").getScore());
        assertEquals("ns", results.get("handover").getScoreUnit());
        assertEquals("B/op", results.get("gc.alloc.rate.norm").getScoreUnit());
    }

    @Test
    void an_iteration_does_not_see_the_one_before() {
        LatencyRecorder.open("lat").record(10);
        Tally.open("submitter").add(1);
        Gauge.set("handover", 1, "ns");
        profiler.beforeIteration(BENCHMARK, BENCHMARK.getMeasurement());
        LatencyRecorder.open("lat").record(20);
        Tally.open("submitter").add(2);

        Map<String, Result<?>> results = measured(BENCHMARK.getMeasurement());

        assertEquals(20, results.get("lat").getScore());
        assertEquals(2, results.get("tally.submitter").getScore());
        assertFalse(results.containsKey("handover"));
    }

    @Test
    void a_warmup_iteration_yields_nothing_and_checks_nothing() {
        HistogramCheck.everyOperation("lat", 1);
        LatencyRecorder.open("lat").record(10);
        assertTrue(measured(BENCHMARK.getWarmup()).isEmpty());
    }

    @Test
    void a_histogram_that_misses_operations_fails_the_iteration() {
        HistogramCheck.everyOperation("lat", 1);
        LatencyRecorder.open("lat").record(10);
        assertThrows(IllegalStateException.class, () -> measured(BENCHMARK.getMeasurement()));
    }

    @Test
    void jmh_finds_it_by_itself() {
        assertTrue(ServiceLoader.load(Profiler.class).stream()
                .anyMatch(provider -> provider.type() == HistogramProfiler.class));
    }

    private Map<String, Result<?>> measured(IterationParams iteration) {
        Map<String, Result<?>> byLabel = new TreeMap<>();
        profiler.afterIteration(BENCHMARK, iteration, JmhResults.iterations(1).get(0))
                .forEach(result -> byLabel.put(result.getLabel(), result));
        return byLabel;
    }
}
