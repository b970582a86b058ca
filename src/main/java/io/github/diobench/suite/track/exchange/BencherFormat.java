package io.github.diobench.suite.track.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.verdict.MeanInterval;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The Bencher Metric Format. Bencher's own reading of JMH's JSON drops parameters, mode and threads, so that one result writes
 * over another; here they are in the name. The measures {@code latency} and {@code throughput} are Bencher's, in nanoseconds and
 * operations per second.
 */
final class BencherFormat {
    /** Bencher refuses longer names. */
    private static final int LONGEST_BENCHMARK = 1024;

    private static final int LONGEST_MEASURE = 64;

    private record Metric(
            @JsonProperty("value") double value,
            @JsonProperty("lower_value") Double lower,
            @JsonProperty("upper_value") Double upper) {
        static Metric of(MeanInterval interval, double factor) {
            return interval.isKnown()
                    ? new Metric(interval.mean() * factor, interval.lower() * factor, interval.upper() * factor)
                    : new Metric(interval.mean() * factor, null, null);
        }
    }

    private BencherFormat() {}

    static ExportedFile file(StoredRun run) {
        Map<String, Map<String, Metric>> benchmarks = new LinkedHashMap<>();
        run.cells().forEach(cell -> benchmarks.put(Names.cut(cell.name(), LONGEST_BENCHMARK), measures(cell)));
        return ExportedFile.of("bencher.json", Json.pretty(benchmarks));
    }

    private static Map<String, Metric> measures(CellResult cell) {
        Map<String, Metric> measures = new LinkedHashMap<>();
        OptionalDouble nanos = cell.unit().toNanos();
        OptionalDouble perSecond = cell.unit().toPerSecond();
        if (nanos.isPresent()) {
            measures.put("latency", Metric.of(cell.score(), nanos.getAsDouble()));
        } else if (perSecond.isPresent()) {
            measures.put("throughput", Metric.of(cell.score(), perSecond.getAsDouble()));
        } else {
            measures.put(Names.cut(cell.unit().text(), LONGEST_MEASURE), Metric.of(cell.score(), 1));
        }
        cell.ratio().ifPresent(ratio -> {
            boolean known = ratio.pairs() > 1;
            measures.put(
                    "ratio", new Metric(ratio.ratio(), known ? ratio.lower() : null, known ? ratio.upper() : null));
        });
        for (Tail tail : cell.tails()) {
            measures.put(
                    Names.cut(tail.label() + "-" + tail.percentile(), LONGEST_MEASURE),
                    new Metric((double) tail.nanos(), null, null));
        }
        return measures;
    }
}
