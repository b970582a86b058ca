package io.github.diobench.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.suite.fixture.JmhResults;
import io.github.diobench.suite.record.Gauge;
import io.github.diobench.suite.record.HistogramProfiler;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;

/** What is allocated is told to JMH, in bytes for each request. */
final class AllocationTest {
    private static final int REQUESTS = 100;
    private static final int BYTES = 1000;
    private static final BenchmarkParams BENCHMARK = JmhResults.params(1);

    private final HistogramProfiler profiler = new HistogramProfiler();

    /** Where the JVM must take what is made for something that is used. */
    private byte[] made;

    @BeforeEach
    void beginIteration() {
        profiler.beforeIteration(BENCHMARK, BENCHMARK.getMeasurement());
    }

    @Test
    void what_is_allocated_is_counted_for_each_request() {
        made = new byte[BYTES];
        Allocation allocation = new Allocation();
        for (int i = 0; i < REQUESTS; i++) {
            made = new byte[BYTES];
        }
        allocation.report(REQUESTS);
        assertEquals(BYTES, made.length);
        Result<?> told = told().orElseThrow();
        // With the array's header, and what little the counting itself makes.
        assertTrue(told.getScore() > BYTES && told.getScore() < 1.1 * BYTES, told::toString);
        assertEquals("B/op", told.getScoreUnit());
    }

    @Test
    void nothing_is_told_of_no_requests() {
        new Allocation().report(0);
        assertTrue(told().isEmpty());
    }

    private Optional<Result<?>> told() {
        for (Result<?> result : profiler.afterIteration(
                BENCHMARK, BENCHMARK.getMeasurement(), JmhResults.iterations(1).get(0))) {
            if (result.getLabel().equals(Gauge.ALLOCATION)) {
                return Optional.of(result);
            }
        }
        return Optional.empty();
    }
}
