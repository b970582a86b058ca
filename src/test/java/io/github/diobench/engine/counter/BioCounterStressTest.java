package io.github.diobench.engine.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.diobench.suite.verify.StressedRequests;
import io.github.diobench.suite.verify.StressedRequests.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With real threads every counter tells exactly one party of each request that it is last, shows it what the others wrote, loses no
 * wake-up, and can be used again at once (design, section 4).
 */
class BioCounterStressTest {
    private static final int REQUESTS = 2000;
    private static final long[] SEEDS = {11, 12};

    private record Case(String counter, int completers, long seed) {}

    static Stream<Case> cases() {
        List<String> names = new ArrayList<>(CounterCatalog.builtInNames());
        names.removeIf(name -> CounterCatalog.find(name).submitterThreadOnly());
        names.add("slowed");
        List<Case> cases = new ArrayList<>();
        for (String name : names) {
            for (int completers = 1; completers <= 2; completers++) {
                for (long seed : SEEDS) {
                    cases.add(new Case(name, completers, seed));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneSubmitterAndItsCompleters(Case each) {
        Outcome outcome =
                new StressedRequests(CounterCatalog.find(each.counter()), each.completers(), each.seed()).run(REQUESTS);
        assertEquals(List.of(), outcome.faults(), each::toString);
        assertEquals(REQUESTS, outcome.finished(), each::toString);
    }
}
