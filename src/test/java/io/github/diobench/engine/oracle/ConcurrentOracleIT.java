package io.github.diobench.engine.oracle;

import io.github.diobench.engine.counter.CounterCatalog;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 200,000 requests of concurrent submitters in all, every sector recognisable, under delayed and reordered completions, failures,
 * spurious wake-ups and interrupts; 10 million with {@code -Psoak}. A failure prints its seed and the last events of each thread.
 */
class ConcurrentOracleIT {
    private static final int REQUESTS = Boolean.getBoolean("diobench.soak") ? 10_000_000 : 200_000;
    private static final int REQUESTS_PER_FILE = 4000;

    /** A counter without synchronisation has no place here. */
    static List<String> counters() {
        return CounterCatalog.builtInNames().stream()
                .filter(name -> !CounterCatalog.find(name).submitterThreadOnly())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("counters")
    void nothingIsLostOrDeliveredTwiceOrStaleOrLeaked(String counter) {
        int requests = REQUESTS / counters().size();
        long firstSeed = 1_000_000L * (1 + counters().indexOf(counter));
        long start = System.nanoTime();
        for (int file = 0; file * REQUESTS_PER_FILE < requests; file++) {
            new ConcurrentRun(counter, firstSeed + file, REQUESTS_PER_FILE).run();
        }
        System.out.printf("%s: %d requests in %d ms%n", counter, requests, (System.nanoTime() - start) / 1_000_000);
    }
}
