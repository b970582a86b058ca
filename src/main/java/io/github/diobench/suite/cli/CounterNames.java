package io.github.diobench.suite.cli;

import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.campaign.BenchmarkCatalog;
import io.github.diobench.suite.verify.FoundCounter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The counters that can be named on the command line.
 *
 * @param all those that the benchmarks declare, then the others of this program, then the user's
 * @param submitterThreadOnly those that are correct only where bios complete on the submitter's thread
 * @param ofUsers what the user's counters say of themselves, by name
 */
record CounterNames(Set<String> all, Set<String> submitterThreadOnly, Map<String, String> ofUsers) {
    /** A counter that only benchmarks know, slower than the reference by what its name says. */
    private static final String SLOWED = "slowed";

    /**
     * Returns those there are, with the user's from a JVM of their own.
     *
     * @throws UserError if a counter cannot be loaded, or does not say what it is
     */
    static CounterNames of(BenchmarkCatalog catalog, UserClassPath classPath) {
        Set<String> all = new LinkedHashSet<>(catalog.counters());
        Map<String, String> descriptions = new HashMap<>();
        Set<String> alone = new HashSet<>(ownForSubmittersThread());
        all.addAll(own());
        for (FoundCounter counter : classPath.counters()) {
            all.add(counter.name());
            descriptions.put(counter.name(), counter.description());
            if (counter.submitterThreadOnly()) {
                alone.add(counter.name());
            }
        }
        return new CounterNames(all, alone, descriptions);
    }

    /** Returns what {@code counter}, one of {@link #all}, is, in a few words. */
    String description(String counter) {
        if (ofUsers.containsKey(counter)) {
            return ofUsers.get(counter);
        }
        if (counter.startsWith(SLOWED)) {
            String share = counter.replaceFirst("^" + SLOWED + "-?", "");
            return share.equals("0")
                    ? "atomic with the brake of the slowed ones, which is never pulled: what they are held against"
                    : "atomic, made " + (share.isEmpty() ? "10" : share)
                            + " % slower on purpose, to see that it is seen";
        }
        return CounterCatalog.builtInNames().contains(counter)
                ? CounterCatalog.find(counter).description()
                : "";
    }

    /** Returns those of this program that are correct only where bios complete on the submitter's thread. */
    static Set<String> ownForSubmittersThread() {
        return own().stream()
                .filter(name -> CounterCatalog.find(name).submitterThreadOnly())
                .collect(Collectors.toSet());
    }

    private static Set<String> own() {
        try {
            return new LinkedHashSet<>(CounterCatalog.names());
        } catch (IllegalArgumentException e) {
            // Somebody has put more on the class path of this JVM.
            throw new UserError(e.getMessage(), e);
        }
    }
}
