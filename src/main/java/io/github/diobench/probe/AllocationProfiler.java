package io.github.diobench.probe;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;

/**
 * Tells how many bytes an operation allocates, under JMH's own name for it.
 *
 * <p>JMH's profiler {@code gc} also counts what JMH itself allocates for an iteration, some kilobytes, which is much of what it tells if an
 * iteration is as short as a turn: where an operation of 200 us allocates 32 bytes, it tells 288, and this one 54. Most of that happens on
 * the thread that runs the iterations, and on this one the profiler is called: all other threads are counted, those of the benchmark's own
 * among them. What is left is JMH's on the measuring threads, about half a kilobyte an iteration. A thread that ends within an iteration
 * is missing.
 *
 * <p>On a JVM that does not count, there is no such result. JMH calls it while no benchmark thread runs.
 */
public final class AllocationProfiler implements InternalProfiler {
    /** JMH's name of it. */
    public static final String NAME = "gc.alloc.rate.norm";

    private final com.sun.management.ThreadMXBean threads;
    private Map<Long, Long> before = Map.of();

    /** Makes one; JMH does so in each fork. */
    public AllocationProfiler() {
        this.threads = ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean counts
                        && counts.isThreadAllocatedMemorySupported()
                        && counts.isThreadAllocatedMemoryEnabled()
                ? counts
                : null;
    }

    @Override
    public String getDescription() {
        return "diobench allocation: bytes that an operation allocates, without those of JMH";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (threads != null && iteration.getType() == IterationType.MEASUREMENT) {
            before = read();
        }
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long operations = result.getMetadata().getAllOps();
        if (threads == null || iteration.getType() != IterationType.MEASUREMENT || operations == 0) {
            return List.of();
        }
        long bytes = 0;
        for (Map.Entry<Long, Long> thread : read().entrySet()) {
            bytes += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
        }
        return List.of(new ScalarResult(NAME, (double) bytes / operations, "B/op", AggregationPolicy.AVG));
    }

    private Map<Long, Long> read() {
        Map<Long, Long> read = new HashMap<>();
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        long own = Thread.currentThread().getId();
        for (int i = 0; i < ids.length; i++) {
            // Of a thread that has ended meanwhile there is -1.
            if (ids[i] != own && bytes[i] >= 0) {
                read.put(ids[i], bytes[i]);
            }
        }
        return read;
    }
}
