package io.github.diobench.suite.campaign;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The program that tells which benchmarks a class path has, run in a JVM of that class path by the JMH in it.
 *
 * <p>JMH's own option {@code -lp} prints no modes and no threads, and values that cannot be told apart if they hold a comma. This
 * class is alone there with the JDK and JMH, and must therefore know no other class of diobench, and have no nested ones.
 */
final class OtherLister {
    /** What its lines begin with: the benchmark or its JVM may print others. */
    static final String MARK = "diobench-benchmark";

    /** Between the parts of a line, none of which holds it, because they are encoded as in a URL. */
    static final String SEPARATOR = "\t";

    private OtherLister() {}

    /**
     * Prints a line for each benchmark and mode: name, mode, threads, operations of an
     * invocation, the threads of each method of a group, whether it can measure by turns, and each parameter, followed by its values,
     * each after a comma.
     */
    public static void main(String[] args) {
        OutputFormat silent = OutputFormatFactory.createFormatInstance(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), VerboseMode.SILENT);
        for (BenchmarkListEntry entry : BenchmarkList.defaultList().getAll(silent, List.of())) {
            System.out.println(line(entry));
        }
    }

    private static String line(BenchmarkListEntry entry) {
        List<String> parts = new ArrayList<>(List.of(
                MARK,
                encoded(entry.getUsername()),
                entry.getMode().shortLabel(),
                Integer.toString(threads(entry)),
                Integer.toString(
                        entry.getOperationsPerInvocation().hasValue()
                                ? entry.getOperationsPerInvocation().get()
                                : 1),
                groups(entry),
                Boolean.toString(takesTurns())));
        if (entry.getParams().hasValue()) {
            for (Map.Entry<String, String[]> param : entry.getParams().get().entrySet()) {
                parts.add(encoded(param.getKey())
                        + Arrays.stream(param.getValue())
                                .map(value -> "," + encoded(value))
                                .collect(Collectors.joining()));
            }
        }
        return String.join(SEPARATOR, parts);
    }

    /** What {@code TurnProfiler} needs has been there since JMH 1.13: profilers that are called with the parameters, and are told more. */
    private static boolean takesTurns() {
        try {
            Class.forName("org.openjdk.jmh.runner.options.ProfilerConfig");
            Class.forName("org.openjdk.jmh.profile.InternalProfiler")
                    .getMethod("afterIteration", BenchmarkParams.class, IterationParams.class, IterationResult.class);
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static String groups(BenchmarkListEntry entry) {
        List<String> groups = new ArrayList<>();
        if (entry.getThreadGroupLabels().hasValue()) {
            int[] threads = entry.getThreadGroups();
            int i = 0;
            for (String method : entry.getThreadGroupLabels().get()) {
                groups.add(encoded(method) + "=" + threads[i++]);
            }
        }
        // Only several methods have results of their own.
        return groups.size() < 2 ? "" : String.join(",", groups);
    }

    /** As many as JMH would take: whole groups. */
    private static int threads(BenchmarkListEntry entry) {
        int wanted = entry.getThreads().hasValue() ? entry.getThreads().get() : 1;
        int threads = wanted < 1 ? Runtime.getRuntime().availableProcessors() : wanted;
        int group = Math.max(1, Arrays.stream(entry.getThreadGroups()).sum());
        return (threads + group - 1) / group * group;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
