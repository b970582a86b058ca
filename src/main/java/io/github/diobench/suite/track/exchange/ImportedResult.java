package io.github.diobench.suite.track.exchange;

import io.github.diobench.suite.campaign.BenchmarkEntry;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One result of another project's JMH.
 *
 * @param benchmark the benchmark's full name, class and method
 * @param mode JMH's short name of the mode
 * @param params values of all its parameters
 * @param threads JMH worker threads
 * @param jvm name and version of the virtual machine; empty if the file does not tell
 * @param repeat which of several results of the same is this one, from 1: JMH writes one for each time that a value is given
 * @param primary the score
 * @param secondary what was reported beside it, by name
 */
public record ImportedResult(
        String benchmark,
        String mode,
        Map<String, String> params,
        int threads,
        String jvm,
        int repeat,
        ImportedMetric primary,
        SortedMap<String, ImportedMetric> secondary) {
    /** What makes it another measurement than the others. */
    record Key(String benchmark, String mode, Map<String, String> params, int threads, int repeat) {}

    /** Sorts the parameters. */
    public ImportedResult {
        params = new TreeMap<>(params);
    }

    Key key() {
        return new Key(benchmark, mode, params, threads, repeat);
    }

    /** Returns the same as the {@code number}th of several. */
    ImportedResult repeated(int number) {
        return new ImportedResult(benchmark, mode, params, threads, jvm, number, primary, secondary);
    }

    /** Returns class and method. */
    String shortName() {
        return BenchmarkEntry.withoutPackage(benchmark);
    }

    /** Returns {@code name=value} for all parameters. */
    String paramText() {
        return params.entrySet().stream()
                .map(param -> param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining(" "));
    }
}
