package io.github.diobench.suite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Measurements;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.Status;
import io.github.diobench.suite.campaign.Timing;
import io.github.diobench.suite.fixture.JmhResults;
import io.github.diobench.suite.fixture.SampleRun;
import io.github.diobench.suite.record.HistogramResult;
import io.github.diobench.suite.record.Histograms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/** What is remade from the journal must be what JMH itself would have written. */
final class JmhJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int ITERATIONS = 3;

    private static final Regime REGIME = new Regime(
            "regime",
            Purpose.JUDGED,
            "bench.SomeBenchmark.run",
            Map.of("bios", "2"),
            1,
            1,
            List.of(new Arm("quick-again", "quick", Arm.Role.AGAIN, "/jdk/bin/java", List.of())));

    @TempDir
    Path folder;

    @Test
    void it_equals_jmhs_own_but_for_the_arm() throws IOException {
        RunResult result = result();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        ResultFormatFactory.getInstance(ResultFormatType.JSON, new PrintStream(expected, true, StandardCharsets.UTF_8))
                .writeOut(List.of(result));

        Path file = folder.resolve("jmh-result.json");
        new JmhJson(run(result)).write(file);

        JsonNode remade = MAPPER.readTree(file.toFile());
        ObjectNode params = (ObjectNode) remade.get(0).get("params");
        assertEquals("quick-again", params.remove("arm").asText());
        assertEquals(REGIME.name(), params.remove("regime").asText());
        assertEquals(MAPPER.readTree(expected.toByteArray()), remade);
    }

    private static RunResult result() {
        List<IterationResult> iterations = JmhResults.iterations(ITERATIONS);
        for (int i = 0; i < ITERATIONS; i++) {
            IterationResult iteration = iterations.get(i);
            iteration.addResult(new ScalarResult("gc.alloc.rate.norm", 0.125 * i, "B/op", AggregationPolicy.AVG));
            iteration.addResult(new ScalarResult("tally.submitter", 1000 + i, "ops", AggregationPolicy.SUM));
            if (i == 1) {
                iteration.addResult(new ScalarResult("gc.time", 4, "ms", AggregationPolicy.SUM));
            }
            Histogram histogram = Histograms.create();
            for (int value = 0; value < 1000; value++) {
                histogram.recordValue(100L * (i + 1) + value);
            }
            iteration.addResult(new HistogramResult("lat", histogram));
            iteration.addResult(new HistogramResult("never", Histograms.create()));
        }
        BenchmarkParams params = JmhResults.params(ITERATIONS);
        return new RunResult(params, new ArrayList<>(List.of(new BenchmarkResult(params, iterations))));
    }

    private static RunData run(RunResult result) {
        Plan plan = new Plan(
                Plan.SCHEMA_VERSION,
                "run",
                "profile",
                1,
                1,
                List.of(),
                new Timing(ITERATIONS, 100, ITERATIONS, 200, 60_000),
                List.of("-Xmx512m", "-XX:+UseParallelGC"),
                "quick",
                List.of(REGIME),
                List.of(),
                List.of());
        ForkRecord fork = new ForkRecord(
                1,
                1,
                1,
                1,
                REGIME.cell(REGIME.arms().get(0)),
                0,
                1,
                Status.OK,
                null,
                0,
                List.of(),
                Measurements.of(result));
        return new RunData(plan, SampleRun.environment(), List.of(fork));
    }
}
