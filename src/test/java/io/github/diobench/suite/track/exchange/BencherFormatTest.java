package io.github.diobench.suite.track.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.diobench.suite.fixture.JudgedRun;
import io.github.diobench.suite.fixture.SampleFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rules are those of the JSON schema at https://bencher.dev/bmf.json and of the reference of the Bencher Metric Format: at
 * most 1024 bytes for a benchmark, 64 for a measure; {@code latency} is in nanoseconds, {@code throughput} in operations
 * per second.
 */
final class BencherFormatTest {
    @TempDir
    Path folder;

    @Test
    void it_follows_the_schema() throws IOException {
        requireReadable(
                Exported.files(ExportFormat.BENCHER, Exported.mixed(folder)).get("bencher.json"));
    }

    static void requireReadable(String text) throws IOException {
        JsonNode benchmarks = new ObjectMapper().readTree(text);
        assertTrue(benchmarks.isObject() && !benchmarks.isEmpty());
        benchmarks.properties().forEach(benchmark -> {
            assertTrue(benchmark.getKey().getBytes(StandardCharsets.UTF_8).length <= 1024, benchmark.getKey());
            assertFalse(benchmark.getKey().endsWith("-bencher-ignore"), "it would be cut off");
            assertTrue(benchmark.getValue().isObject(), benchmark.toString());
            benchmark.getValue().properties().forEach(measure -> {
                assertTrue(!measure.getKey().isEmpty() && measure.getKey().length() <= 64, measure.getKey());
                requireMetric(measure.getValue());
            });
        });
    }

    private static void requireMetric(JsonNode metric) {
        assertTrue(metric.get("value").isNumber(), metric.toString());
        metric.properties().forEach(value -> {
            assertTrue(Set.of("value", "lower_value", "upper_value").contains(value.getKey()), metric.toString());
            assertTrue(value.getValue().isNumber(), metric.toString());
        });
        if (metric.has("lower_value")) {
            assertTrue(
                    metric.get("lower_value").asDouble() <= metric.get("value").asDouble(), metric.toString());
            assertTrue(
                    metric.get("value").asDouble() <= metric.get("upper_value").asDouble(), metric.toString());
        }
    }

    @Test
    void parameters_and_threads_keep_results_apart() throws IOException {
        JsonNode benchmarks = export(folder);
        int cells = new JudgedRun().plan().cells().size();
        assertEquals(cells, benchmarks.size());
        benchmarks.fieldNames().forEachRemaining(name -> assertTrue(name.contains(" threads=1 "), name));
    }

    @Test
    void measures_have_the_units_that_bencher_expects() throws IOException {
        JsonNode benchmarks = export(folder);
        benchmarks.properties().forEach(benchmark -> {
            boolean rate = benchmark.getKey().contains("(" + JudgedRun.QUEUED + ".");
            assertEquals(rate, benchmark.getValue().has("throughput"), benchmark.getKey());
            assertEquals(!rate, benchmark.getValue().has("latency"), benchmark.getKey());
            if (rate) {
                // 400 to 480 operations per millisecond.
                double perSecond =
                        benchmark.getValue().get("throughput").get("value").asDouble();
                assertTrue(perSecond > 390_000 && perSecond < 500_000, benchmark.toString());
            }
        });
        JsonNode tail = benchmarks
                .get("LatencyBenchmark.request bios=16 counter=spin device=queued mode=async threads=1 avgt"
                        + " (latency-async-write-16-queued.spin)")
                .get("lat-p99");
        assertEquals(1600, tail.get("value").asDouble(), 100);
    }

    @Test
    void a_rates_ratio_is_one_of_costs() throws IOException {
        JsonNode benchmarks = export(folder);
        // What is called costly has the larger scores, which are rates here.
        JsonNode cheap = benchmarks.get(
                "CompletionBenchmark.request bios=16 counter=synchronized idle=spin mode=async rw=write threads=1 thrpt"
                        + " (async-write-16-queued.synchronized)");
        assertEquals(1 / 1.2, cheap.get("ratio").get("value").asDouble(), 0.02);
    }

    @Test
    void a_single_fork_has_no_bounds() throws IOException {
        JsonNode benchmarks = new ObjectMapper()
                .readTree(Exported.files(ExportFormat.BENCHER, SampleFolder.write(folder))
                        .get("bencher.json"));
        JsonNode timer = benchmarks.get("TimerBenchmark.timer threads=1 avgt (timer.none)");
        assertEquals(1, timer.get("latency").size(), timer.toString());
        assertTrue(timer.get("latency").has("value"), timer.toString());
    }

    private static JsonNode export(Path folder) throws IOException {
        String text =
                Exported.files(ExportFormat.BENCHER, Exported.mixed(folder)).get("bencher.json");
        return new ObjectMapper().readTree(text);
    }
}
