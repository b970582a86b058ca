package io.github.diobench.suite.cli;

import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.BenchmarkCatalog;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The counters that can be named on the command line. */
final class CounterNames {
    private CounterNames() {}

    /**
     * Returns those that the benchmarks declare, then those that are only found on the class path.
     *
     * @throws UserError if a counter on the class path cannot be loaded
     */
    static Set<String> of(BenchmarkCatalog catalog) {
        Set<String> names = new LinkedHashSet<>(catalog.counters());
        try {
            names.addAll(CounterCatalog.names());
        } catch (IllegalArgumentException e) {
            // The user's own counter, most likely.
            throw new UserError(e.getMessage(), e);
        }
        return names;
    }

    /** Returns those that are correct only where bios complete on the submitter's thread. */
    static Set<String> submitterThreadOnly() {
        return CounterCatalog.names().stream()
                .filter(name -> CounterCatalog.find(name).submitterThreadOnly())
                .collect(Collectors.toSet());
    }
}
