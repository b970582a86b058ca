package io.github.diobench.suite.record;

import io.github.diobench.suite.CpuCgroup;
import io.github.diobench.suite.CpuList;
import io.github.diobench.suite.CpuTime;
import io.github.diobench.suite.ProcessThreads;
import io.github.diobench.suite.SystemFiles;
import io.github.diobench.suite.ThreadReading;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.Waiting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;

/**
 * Tells what the machine did to a measuring JVM, iteration by iteration: the explanation of most forks that stand apart.
 *
 * <ul>
 *   <li>{@code host.switches.voluntary}, {@code host.switches.involuntary}: context switches of the JVM's threads, without those
 *       that compile, collect and keep house;
 *   <li>{@code host.waiting}, {@code host.moves}: how the system treated its busy threads ({@link Waiting});
 *   <li>{@code host.cpu}: CPU time of the JVM, user and system;
 *   <li>{@code host.others}: CPU time of everybody else on the machine;
 *   <li>{@code host.steal}: time that a hypervisor took from the machine's CPUs, added up;
 *   <li>{@code host.all}: time that passed on the machine's CPUs, added up: what the two before it are shares of;
 *   <li>{@code host.throttled}: time for which the JVM's control group had used up its quota.
 * </ul>
 *
 * <p>For forks that run one after the other. It takes some milliseconds an iteration in a JVM that has other things to compile: for those that
 * measure by turns, who stops them reads the same from outside.
 *
 * <p>Times are milliseconds; {@code cpu}, {@code others}, {@code steal} and {@code all} come in steps of ten. They are taken before JMH lets the
 * workers go and after it has stopped them, so that catching up and tear-down, a millisecond or so, are inside; nothing is read or
 * allocated in between. On systems without {@code /proc} there are no such results.
 *
 * <p>Linux forgets what it counted for a thread that ends. A thread that ends between the two readings is missing from the
 * switches and the waiting, unless it was enrolled: then it left its last counts behind. The threads of a benchmark's own that end
 * with the last iteration are enrolled; others, as of the JIT, idle before they end. {@code host.cpu} misses nothing.
 *
 * <p>JMH calls it on one thread, while no benchmark thread runs.
 */
public final class HostProfiler implements InternalProfiler {
    /** What the names of the results start with that tell about the machine. */
    public static final String HOST_PREFIX = "host.";

    /** Name of the result that tells how long busy threads had no CPU. */
    public static final String WAITING = HOST_PREFIX + "waiting";

    /** Name of the result that tells how many busy threads were moved. */
    public static final String MOVES = HOST_PREFIX + "moves";

    /** Name of the result that tells what everybody else used. */
    public static final String OTHERS = HOST_PREFIX + "others";

    /** Name of the result that tells what a hypervisor took. */
    public static final String STEAL = HOST_PREFIX + "steal";

    /** Name of the result that tells how much time all CPUs had together. */
    public static final String ALL = HOST_PREFIX + "all";

    private static final double NANOS_PER_MILLI = 1e6;

    private final SystemFiles files;
    private final CpuCgroup cgroup;
    private final Supplier<Map<String, MeasuringThreads.Member>> members;
    private final LongSupplier clock;
    private final ProcessThreads threads;
    private Reading before;
    private long start;

    /** Makes a profiler of this machine; JMH does so in each fork. */
    public HostProfiler() {
        this(SystemFiles.ofThisMachine(), MeasuringThreads::members, System::nanoTime);
    }

    HostProfiler(SystemFiles files, Supplier<Map<String, MeasuringThreads.Member>> members, LongSupplier clock) {
        this.files = files;
        this.cgroup = CpuCgroup.of(files);
        this.members = members;
        this.clock = clock;
        this.threads = new ProcessThreads(files, "self");
    }

    /** Returns the classes that a JVM needs for this profiler, beside those of the JDK and of JMH. */
    public static List<Class<?>> classes() {
        return List.of(
                HostProfiler.class,
                Reading.class,
                ProcessThreads.class,
                ThreadReading.class,
                Waiting.class,
                MeasuringThreads.class,
                MeasuringThreads.Member.class,
                Placement.class,
                Pin.class,
                Taskset.class,
                CpuOrder.class,
                CpuList.class,
                CpuCgroup.class,
                CpuTime.class,
                SystemFiles.class,
                UserError.class);
    }

    @Override
    public String getDescription() {
        return "diobench host telemetry: context switches, CPU time, steal, placement";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (iteration.getType() == IterationType.MEASUREMENT) {
            before = read();
            start = clock.getAsLong();
        }
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        if (iteration.getType() == IterationType.WARMUP) {
            return List.of();
        }
        long elapsed = clock.getAsLong() - start;
        Reading after = read();
        List<Result<?>> results = new ArrayList<>();
        if (!after.threads().isEmpty()) {
            Map<Long, ThreadReading> last = withEnded(after.threads());
            ThreadReading all = ThreadReading.ZERO;
            for (Map.Entry<Long, ThreadReading> thread : last.entrySet()) {
                all = all.plus(
                        thread.getValue().since(before.threads().getOrDefault(thread.getKey(), ThreadReading.ZERO)));
            }
            results.add(sum(HOST_PREFIX + "switches.voluntary", (double) all.voluntary(), "counts"));
            results.add(sum(HOST_PREFIX + "switches.involuntary", (double) all.involuntary(), "counts"));
            Waiting.of(before.threads(), last, elapsed).ifPresent(waiting -> {
                results.add(sum(WAITING, waiting.nanos() / NANOS_PER_MILLI, "ms"));
                results.add(sum(MOVES, waiting.moves(), "counts"));
            });
        }
        before.cpuTime()
                .flatMap(from -> after.cpuTime().map(to -> to.since(from)))
                .ifPresent(time -> {
                    results.add(sum(HOST_PREFIX + "cpu", (double) time.own(), "ms"));
                    results.add(sum(OTHERS, (double) time.others(), "ms"));
                    results.add(sum(STEAL, (double) time.steal(), "ms"));
                    results.add(sum(ALL, (double) time.all(), "ms"));
                });
        if (before.throttledNanos().isPresent() && after.throttledNanos().isPresent()) {
            long nanos =
                    after.throttledNanos().getAsLong() - before.throttledNanos().getAsLong();
            results.add(sum(HOST_PREFIX + "throttled", nanos / NANOS_PER_MILLI, "ms"));
        }
        return results;
    }

    private Reading read() {
        return new Reading(threads.read(), CpuTime.read(files), cgroup.throttledNanos());
    }

    /**
     * What Linux has counted up to one moment. What the system does not tell is empty.
     *
     * @param threads the living threads of the process, by their numbers, without those that the virtual machine has for itself
     * @param cpuTime of the process and the machine
     * @param throttledNanos time for which the control group was kept from running
     */
    private record Reading(Map<Long, ThreadReading> threads, Optional<CpuTime> cpuTime, OptionalLong throttledNanos) {}

    /** Returns {@code threads} and those that have ended since {@link #before} and left their last counts behind. */
    private Map<Long, ThreadReading> withEnded(Map<Long, ThreadReading> threads) {
        Map<Long, ThreadReading> all = new HashMap<>(threads);
        for (MeasuringThreads.Member member : members.get().values()) {
            if (before.threads().containsKey(member.id())) {
                member.last().ifPresent(last -> all.putIfAbsent(member.id(), last));
            }
        }
        return all;
    }

    private static ScalarResult sum(String name, double value, String unit) {
        return new ScalarResult(name, value, unit, AggregationPolicy.SUM);
    }
}
