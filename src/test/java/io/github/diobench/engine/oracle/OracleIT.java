package io.github.diobench.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.oracle.Tally.Met;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 100,000 random requests with every counter, one submitter at a time, against a naive model of what a file is. A failure prints a
 * line that {@link OracleTest#replay} runs again.
 */
class OracleIT {
    private static final int REQUESTS = 100_000;
    private static final int LEAST_PERCENT = 15;

    static List<String> counters() {
        return CounterCatalog.builtInNames();
    }

    /** Other files and requests for each counter. */
    private static long firstSeed(String counter) {
        return 1_000_000L * (1 + counters().indexOf(counter));
    }

    @ParameterizedTest
    @MethodSource("counters")
    void theEngineDoesWhatTheModelSays(String counter) {
        long start = System.nanoTime();
        Tally tally = new Oracle(OracleDevice::new).run(counter, firstSeed(counter), REQUESTS);
        System.out.printf("%s in %d ms: %s%n", counter, (System.nanoTime() - start) / 1_000_000, tally);
        assertTrue(tally.requests() >= REQUESTS);
        assertAll(Stream.of(Met.HOLE, Met.FAULT, Met.EIO, Met.EXTEND)
                .map(met -> () -> assertTrue(tally.percent(met) >= LEAST_PERCENT, met + " in " + tally)));
    }
}
