package io.github.diobench.suite.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.diobench.probe.AllocationProfiler;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.record.HistogramProfiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the result of one fork from JMH's JSON. */
final class OtherResult {
    /** JMH does not write how it combines iterations; counts, and times that are not per operation, are what it adds up. */
    private static final Set<String> ADDITIVE_UNITS = Set.of("counts", "ops", "#", "ms");

    private static final Set<String> KEPT_OF_COLLECTOR = Set.of(AllocationProfiler.NAME, "gc.count", "gc.time");

    /** What older versions of JMH put before the names of secondary results. */
    private static final String DOT = "\u00b7";

    private OtherResult() {}

    /**
     * Reads {@code file}, which is to hold what {@code cell} measured.
     *
     * @throws ForkFailure if it holds anything else
     */
    static Measurements read(Path file, Cell cell) throws IOException, ForkFailure {
        // What is no UTF-8 is in a name, of which none is needed.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        JsonNode results = Json.reader(JsonNode.class).readTree(text);
        if (results.isEmpty()) {
            // It halted with exit code 0, of which JMH makes nothing.
            throw new ForkFailure("its JVM ended before it had measured");
        }
        if (results.size() != 1) {
            throw new ForkFailure("JMH returned " + results.size() + " results where one was expected");
        }
        JsonNode result = results.get(0);
        if (result.path("threads").asInt() != cell.threads()) {
            throw new ForkFailure("JMH ran " + result.path("threads") + " threads instead of " + cell.threads());
        }
        JsonNode primary = result.path("primaryMetric");
        List<Double> scores = values(primary);
        if (scores.isEmpty() || scores.contains(null)) {
            throw new ForkFailure("JMH reported the scores " + primary.path("rawData"));
        }
        return new Measurements(
                result.path("mode").asText(),
                primary.path("scoreUnit").asText(),
                result.path("jdkVersion").asText(),
                result.path("vmName").asText(),
                result.path("vmVersion").asText(),
                result.path("threads").asInt(),
                scores,
                List.of(),
                List.of(),
                metrics(result.path("secondaryMetrics"), scores.size()),
                Collections.emptySortedMap());
    }

    private static SortedMap<String, Metric> metrics(JsonNode secondary, int iterations) {
        SortedMap<String, Metric> metrics = new TreeMap<>();
        secondary.properties().forEach(entry -> {
            String name = entry.getKey().replaceFirst("^" + DOT, "");
            String unit = entry.getValue().path("scoreUnit").asText();
            List<Double> values = values(entry.getValue());
            while (values.size() < iterations) {
                values.add(null);
            }
            if (!isOfHistogram(name, secondary) && !isOfCollector(name)) {
                metrics.put(name, new Metric(unit, ADDITIVE_UNITS.contains(unit), values));
            }
        });
        return metrics;
    }

    /** Of what is told of the garbage collector this is kept; rates and spaces say the same in other words. */
    private static boolean isOfCollector(String name) {
        return name.startsWith("gc.") && !KEPT_OF_COLLECTOR.contains(name);
    }

    /** JMH writes a histogram as a mean and percentiles of each iteration, which cannot be put together again. */
    private static boolean isOfHistogram(String name, JsonNode secondary) {
        int dot = name.indexOf('.');
        String label = dot < 0 ? name : name.substring(0, dot);
        return secondary.has(label + HistogramProfiler.OVERFLOW_SUFFIX)
                && !name.equals(label + HistogramProfiler.OVERFLOW_SUFFIX);
    }

    private static List<Double> values(JsonNode metric) {
        List<Double> values = new ArrayList<>();
        // One fork; numbers that are not finite are text.
        metric.path("rawData").path(0).forEach(value -> values.add(value.isNumber() ? value.asDouble() : null));
        return values;
    }
}
