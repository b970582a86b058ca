package io.github.diobench.suite.campaign;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A condition under which arms are compared.
 *
 * @param name unique in the plan
 * @param purpose why it is measured
 * @param benchmark the benchmark's full name, class and method
 * @param params values of all its parameters except {@code counter}
 * @param threads JMH worker threads
 * @param forks forks of each arm
 * @param arms the contestants, the reference first
 */
public record Regime(
        String name,
        Purpose purpose,
        String benchmark,
        Map<String, String> params,
        int threads,
        int forks,
        List<Arm> arms) {
    /** The parameter that names the counter. */
    static final String COUNTER_PARAM = "counter";

    /** The parameter that says how many bios a request has. */
    private static final String BIOS_PARAM = "bios";

    /** Copies the collections. */
    public Regime {
        params = new TreeMap<>(params);
        arms = List.copyOf(arms);
    }

    /** Returns the cell of {@code arm} in this regime. */
    public Cell cell(Arm arm) {
        Map<String, String> all = new TreeMap<>(params);
        if (!arm.counter().equals(Arm.NO_COUNTER)) {
            all.put(COUNTER_PARAM, arm.counter());
        }
        return new Cell(name + "." + arm.name(), name, arm.name(), benchmark, all, threads, arm.jvm(), arm.classPath());
    }

    /** Returns benchmark and parameters in one line: {@code RequestBenchmark.request bios=16 mode=async}. */
    public String description() {
        StringBuilder description = new StringBuilder(BenchmarkEntry.withoutPackage(benchmark));
        params.forEach((name, value) ->
                description.append(' ').append(name).append('=').append(value));
        return description.toString();
    }

    /** Returns the number of bios in one request, or nothing where the benchmark has none. */
    public OptionalInt biosPerRequest() {
        String bios = params.get(BIOS_PARAM);
        return bios == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(bios));
    }
}
