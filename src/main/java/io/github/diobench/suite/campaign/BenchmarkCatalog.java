package io.github.diobench.suite.campaign;

import io.github.diobench.suite.UserError;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks there are, with their parameters. Immutable. */
public final class BenchmarkCatalog {
    private final List<BenchmarkEntry> entries;

    BenchmarkCatalog(List<BenchmarkEntry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparing(BenchmarkEntry::name))
                .toList();
    }

    /** Returns a catalog of {@code entries}. */
    public static BenchmarkCatalog of(List<BenchmarkEntry> entries) {
        return new BenchmarkCatalog(entries);
    }

    /**
     * Returns the benchmarks that JMH's generator left on the class path.
     *
     * @throws UserError if there are none
     */
    public static BenchmarkCatalog ofClassPath() {
        OutputFormat silent = OutputFormatFactory.createFormatInstance(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), VerboseMode.SILENT);
        Set<BenchmarkListEntry> found;
        try {
            found = BenchmarkList.defaultList().getAll(silent, List.of());
        } catch (RuntimeException e) {
            throw new UserError("there are no benchmarks in this jar: " + e.getMessage(), e);
        }
        return new BenchmarkCatalog(found.stream().map(BenchmarkCatalog::entry).toList());
    }

    private static BenchmarkEntry entry(BenchmarkListEntry found) {
        Map<String, List<String>> params = new TreeMap<>();
        if (found.getParams().hasValue()) {
            found.getParams().get().forEach((name, values) -> params.put(name, Arrays.asList(values)));
        }
        String className = found.getUserClassQName();
        return new BenchmarkEntry(found.getUsername(), className.substring(className.lastIndexOf('.') + 1), params);
    }

    /** Returns all benchmarks, by name. */
    public List<BenchmarkEntry> entries() {
        return entries;
    }

    /** Returns the values that the benchmarks declare for their {@code counter} parameter, in their order. */
    public List<String> counters() {
        Set<String> counters = new LinkedHashSet<>();
        entries.forEach(entry -> counters.addAll(entry.params().getOrDefault(Regime.COUNTER_PARAM, List.of())));
        return new ArrayList<>(counters);
    }

    /**
     * Returns the benchmark that {@code reference} names: a class without its package, or class and method.
     *
     * @throws UserError if there is no such benchmark, or more than one
     */
    BenchmarkEntry require(String reference) {
        List<BenchmarkEntry> matches = entries.stream()
                .filter(entry -> reference.equals(entry.className()) || reference.equals(entry.shortName()))
                .toList();
        if (matches.size() == 1) {
            return matches.get(0);
        }
        if (matches.isEmpty()) {
            throw new UserError("there is no benchmark '" + reference + "' in this jar; 'list' shows those there are");
        }
        throw new UserError("'" + reference + "' names more than one benchmark: "
                + matches.stream().map(BenchmarkEntry::shortName).collect(Collectors.joining(", ")));
    }
}
