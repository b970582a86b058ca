package io.github.diobench.suite.report;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.FileNames;
import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Measurements;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.Timing;
import io.github.diobench.suite.record.HistogramResult;
import io.github.diobench.suite.record.Histograms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.IterationResultMetaData;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Version;

/**
 * Writes JMH's own JSON, through JMH's own writer, for the tools that read it.
 *
 * <p>All forks of a cell become one result. JMH's key is benchmark and parameters, which two cells may share, so the
 * names of arm and regime are added to the parameters as {@value #ARM_PARAM} and {@value #REGIME_PARAM}.
 */
public final class JmhJson {
    private static final String ARM_PARAM = "arm";
    private static final String REGIME_PARAM = "regime";

    /** JMH writes some names as they are, and then lays its text out by some of these characters. */
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\"'\\\\,;&<>\\[\\]{}]");

    private final RunData run;

    /** Makes it for {@code run}. */
    public JmhJson(RunData run) {
        this.run = run;
    }

    /** Writes it to {@code file}, replacing what was there. */
    void write(Path file) throws IOException {
        AtomicFile.write(file, this::writeTo);
    }

    /** Writes it to {@code out}, and leaves that open. Cell by cell: JMH would keep the results of all of them in memory. */
    public void writeTo(PrintStream out) {
        String end = "";
        for (Cell cell : run.plan().cells().values()) {
            List<ForkRecord> forks = run.measured(cell);
            if (!forks.isEmpty()) {
                String list = list(List.of(result(cell, forks)));
                int close = list.lastIndexOf(']');
                out.print(end.isEmpty() ? "[" : ",");
                out.print(list.substring(list.indexOf('[') + 1, close).stripTrailing());
                end = "\n" + list.substring(close);
            }
        }
        out.print(end.isEmpty() ? list(List.of()) : end);
    }

    private static String list(List<RunResult> results) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private RunResult result(Cell cell, List<ForkRecord> forks) {
        BenchmarkParams params = params(cell, forks);
        Map<String, AggregationPolicy> policies = policies(forks);
        List<BenchmarkResult> results = new ArrayList<>();
        for (ForkRecord fork : forks) {
            results.add(new BenchmarkResult(params, iterations(params, fork.measured(), policies)));
        }
        return new RunResult(params, results);
    }

    /** JMH puts no results together whose policies differ, and a fork in which a metric was no number cannot tell its own. */
    private static Map<String, AggregationPolicy> policies(List<ForkRecord> forks) {
        Map<String, AggregationPolicy> policies = new HashMap<>();
        for (ForkRecord fork : forks) {
            fork.measured()
                    .metrics()
                    .forEach((name, metric) -> policies.putIfAbsent(
                            name, metric.additive() ? AggregationPolicy.SUM : AggregationPolicy.AVG));
        }
        return policies;
    }

    private static List<IterationResult> iterations(
            BenchmarkParams params, Measurements measured, Map<String, AggregationPolicy> policies) {
        List<IterationResult> iterations = new ArrayList<>();
        for (int i = 0; i < measured.scores().size(); i++) {
            int index = i;
            IterationResult iteration = new CombinedOnce(
                    params, new IterationResultMetaData(count(measured.allOps(), i), count(measured.measuredOps(), i)));
            iteration.addResult(new ScoreResult(measured.scores().get(i), name(measured.unit())));
            measured.metrics().forEach((name, metric) -> {
                if (metric.values().get(index) != null) {
                    iteration.addResult(new ScalarResult(
                            name(name), metric.values().get(index), name(metric.unit()), policies.get(name)));
                }
            });
            measured.histograms()
                    .forEach((label, texts) -> iteration.addResult(
                            new HistogramResult(name(label), Histograms.fromText(texts.get(index)))));
            iterations.add(iteration);
        }
        return iterations;
    }

    /** Another class path's JMH does not say how many there were. */
    private static long count(List<Long> operations, int iteration) {
        return operations.isEmpty() ? 0 : operations.get(iteration);
    }

    private BenchmarkParams params(Cell cell, List<ForkRecord> forks) {
        Plan plan = run.plan();
        Timing timing = plan.timing();
        ForkRecord example = forks.get(0);
        WorkloadParams workload = new WorkloadParams();
        workload.put(ARM_PARAM, cell.arm(), 0);
        workload.put(REGIME_PARAM, cell.regime(), 0);
        cell.params().forEach((name, value) -> workload.put(name(name), value, 0));
        return new BenchmarkParams(
                name(cell.benchmark()),
                name(cell.benchmark()),
                true,
                example.threads(),
                new int[] {1},
                List.of(),
                forks.size(),
                0,
                iterationParams(IterationType.WARMUP, timing.warmups(), timing.warmupMillis()),
                iterationParams(IterationType.MEASUREMENT, timing.measurements(), timing.measurementMillis()),
                Mode.deepValueOf(example.measured().mode()),
                workload,
                TimeUnit.NANOSECONDS,
                1,
                example.cell().jvm(),
                plan.jvmArgs(),
                example.measured().jdkVersion(),
                example.measured().vmName(),
                example.measured().vmVersion(),
                Version.getPlainVersion(),
                TimeValue.milliseconds(timing.timeoutMillis()));
    }

    private static String name(String name) {
        return FileNames.toldApart(NOT_IN_NAMES.matcher(name).replaceAll("_"), name);
    }

    private static IterationParams iterationParams(IterationType type, int count, int millis) {
        return new IterationParams(type, count, TimeValue.milliseconds(millis), 1);
    }
}
