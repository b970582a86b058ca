package io.github.diobench.suite.verify;

import io.github.diobench.engine.counter.CounterCatalog;
import io.github.diobench.engine.counter.historic.HistoricProvider;
import io.github.diobench.suite.UserError;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Finds the counters that providers on a class path add. Their code runs in a JVM of its own, so that whatever a provider does
 * instead of telling its name is told of it and harms nobody else.
 */
public final class ProviderSearch {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String NAME = "[a-z0-9-]{1,64}";

    private final Watchdog watchdog;
    private final Duration limit;
    private final Consumer<FoundCounter> found;
    private final BiConsumer<String, String> unusable;
    private final Set<String> names = new HashSet<>(CounterCatalog.builtInNames());
    private int begun;
    private String current;

    /**
     * Prepares a search.
     *
     * @param classPath where providers are looked for
     * @param found told each counter
     * @param unusable told the class of a provider that cannot be used, and why; may throw to end the search
     */
    public ProviderSearch(String classPath, Consumer<FoundCounter> found, BiConsumer<String, String> unusable) {
        this(classPath, LIMIT, found, unusable);
    }

    ProviderSearch(
            String classPath, Duration limit, Consumer<FoundCounter> found, BiConsumer<String, String> unusable) {
        this.watchdog = new Watchdog(classPath);
        this.limit = limit;
        this.found = found;
        this.unusable = unusable;
        names.add(HistoricProvider.NAME);
    }

    /**
     * Searches, once. Where a provider ends its JVM or does not return, the search goes on behind it.
     *
     * @throws UserError if a class that is to be a provider cannot be loaded, or if there can be no JVM
     */
    public void run() {
        boolean again = true;
        while (again) {
            current = null;
            String instead =
                    watchdog.run(List.of(VerifyingJvm.LIST, String.valueOf(begun)), limit, event -> take(event));
            again = instead != null && current != null;
            if (instead != null) {
                unusable.accept(
                        again ? current : "the class path",
                        (again ? "did not tell its name: " : "its counters cannot be listed: ") + instead);
            }
        }
    }

    private void take(Event event) {
        switch (event.kind()) {
            case BEGINS -> {
                begun++;
                current = event.text();
            }
            case COUNTER -> {
                take(new FoundCounter(
                        event.text(),
                        current,
                        event.lines().get(1),
                        Boolean.parseBoolean(event.lines().get(0))));
                current = null;
            }
            case FAULT -> {
                if (current == null) {
                    throw new UserError("a counter on the class path cannot be loaded: " + event.text());
                }
                unusable.accept(current, event.text());
                current = null;
            }
            default -> {}
        }
    }

    private void take(FoundCounter counter) {
        if (!counter.name().matches(NAME)) {
            unusable.accept(
                    counter.type(),
                    "its name '" + counter.name() + "' is not made of 1 to 64 lower-case letters, digits and hyphens");
        } else if (!names.add(counter.name())) {
            unusable.accept(counter.type(), "its name '" + counter.name() + "' is another counter's");
        } else {
            found.accept(counter);
        }
    }
}
