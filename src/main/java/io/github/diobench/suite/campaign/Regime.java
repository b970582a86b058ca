package io.github.diobench.suite.campaign;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

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
 * @param mode JMH's short name of the mode that it is measured in, such as {@code thrpt}; {@code null} for the average time,
 *     which is the only one that this program's own benchmarks have
 * @param timing how long its forks measure; {@code null} for as long as the plan says
 */
public record Regime(
        String name,
        Purpose purpose,
        String benchmark,
        Map<String, String> params,
        int threads,
        int forks,
        List<Arm> arms,
        String mode,
        Timing timing) {
    /** The parameter that names the counter. */
    static final String COUNTER_PARAM = "counter";

    /** The parameter that says how many bios a request has. */
    private static final String BIOS_PARAM = "bios";

    /** The parameter that says what completers do while there is nothing to complete; only queued benchmarks have it. */
    private static final String IDLE_PARAM = "idle";

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,6}");

    /** Copies the collections. */
    public Regime {
        params = new TreeMap<>(params);
        arms = List.copyOf(arms);
    }

    /** A regime that is measured as the average time. */
    public Regime(
            String name,
            Purpose purpose,
            String benchmark,
            Map<String, String> params,
            int threads,
            int forks,
            List<Arm> arms) {
        this(name, purpose, benchmark, params, threads, forks, arms, null);
    }

    /** A regime that is measured in {@code mode}, for as long as the plan says. */
    public Regime(
            String name,
            Purpose purpose,
            String benchmark,
            Map<String, String> params,
            int threads,
            int forks,
            List<Arm> arms,
            String mode) {
        this(name, purpose, benchmark, params, threads, forks, arms, mode, null);
    }

    /** Returns the cell of {@code arm} in this regime. */
    public Cell cell(Arm arm) {
        Map<String, String> all = new TreeMap<>(params);
        if (!arm.counter().equals(Arm.NO_COUNTER)) {
            all.put(COUNTER_PARAM, arm.counter());
        }
        return new Cell(
                name + "." + arm.name(), name, arm.name(), benchmark, all, threads, arm.jvm(), arm.classPath(), mode);
    }

    /** Returns the name that the regime has on every JVM: without the suffix that tells several JVMs apart. */
    public String baseName() {
        int suffix = name.indexOf(JvmChoice.MARK);
        return suffix < 0 ? name : name.substring(0, suffix);
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
        // Another project's parameter may have the same name.
        String bios = params.getOrDefault(BIOS_PARAM, "");
        return WHOLE.matcher(bios).matches() ? OptionalInt.of(Integer.parseInt(bios)) : OptionalInt.empty();
    }

    /** Returns how many threads of this regime keep a CPU busy: workers, and completers that do not sleep when idle. */
    public int busyThreads() {
        return threads + (sleepsWhenIdle() ? 0 : completersOf(threads));
    }

    /** Tells whether bios complete on other threads than the submitter's. */
    public boolean isQueued() {
        return completersOf(1) > 0;
    }

    /** Returns how many completion threads there are for {@code workers} worker threads. */
    int completersOf(int workers) {
        if ("queued".equals(params.get("device"))) {
            return workers;
        }
        if (!params.containsKey(IDLE_PARAM)) {
            return 0;
        }
        String completers = params.getOrDefault("completers", "1");
        int each = WHOLE.matcher(completers).matches() ? Integer.parseInt(completers) : 0;
        return "shared".equals(params.get("file")) ? each : each * workers;
    }

    private boolean sleepsWhenIdle() {
        return "park".equals(params.get(IDLE_PARAM));
    }

    /** Returns the same regime with {@code newThreads} worker threads. */
    Regime withThreads(int newThreads) {
        return new Regime(name, purpose, benchmark, params, newThreads, forks, arms, mode, timing);
    }

    /** Returns the same regime with {@code value} for {@code param}, under a name that says so. */
    Regime with(String param, String value) {
        Map<String, String> newParams = new TreeMap<>(params);
        newParams.put(param, value);
        String suffix = name.substring(baseName().length());
        return new Regime(
                baseName() + "-" + param + "-" + value + suffix,
                purpose,
                benchmark,
                newParams,
                threads,
                forks,
                arms,
                mode,
                timing);
    }

    /** Returns the same regime with {@code newForks} forks of each arm. */
    Regime withForks(int newForks) {
        return new Regime(name, purpose, benchmark, params, threads, newForks, arms, mode, timing);
    }

    /** Returns the same regime with {@code newArms} alone. */
    Regime withArms(List<Arm> newArms) {
        return new Regime(name, purpose, benchmark, params, threads, forks, newArms, mode, timing);
    }
}
