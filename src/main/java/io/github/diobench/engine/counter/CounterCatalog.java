package io.github.diobench.engine.counter;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Every counter that can be chosen by name: those of diobench, then those that {@link BioCounterProvider}s on the class path add.
 *
 * <p>Listing loads no counter class, and looking one up loads only that one. Thread-safe.
 */
public final class CounterCatalog {
    private static final List<String> BUILT_IN = List.of(
            "atomic",
            "spin",
            "synchronized",
            "stamped",
            "deferred",
            "reentrant",
            "refcount",
            "iomap",
            "packed",
            "plain");

    private CounterCatalog() {}

    /** The names of diobench's own counters, in the order in which they are listed. */
    public static List<String> builtInNames() {
        return BUILT_IN;
    }

    /** All names: diobench's own, then those of providers. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(BUILT_IN);
        for (BioCounterProvider provider : providers()) {
            names.add(provider.name());
        }
        return List.copyOf(names);
    }

    /**
     * Looks a counter up.
     *
     * @param name a name of {@link #names}
     * @throws IllegalArgumentException if there is no such counter, naming those there are
     */
    public static BioCounterProvider find(String name) {
        if (BUILT_IN.contains(name)) {
            return new BuiltIn(name);
        }
        for (BioCounterProvider provider : providers()) {
            if (provider.name().equals(name)) {
                return provider;
            }
        }
        throw new IllegalArgumentException("no counter '" + name + "'; there are " + String.join(", ", names()));
    }

    private static Iterable<BioCounterProvider> providers() {
        List<BioCounterProvider> providers = new ArrayList<>();
        try {
            ServiceLoader.load(BioCounterProvider.class).forEach(providers::add);
        } catch (ServiceConfigurationError e) {
            throw new IllegalArgumentException("a counter on the class path cannot be loaded: " + e.getMessage(), e);
        }
        return providers;
    }

    /** A built-in counter; the switch keeps the classes of the others unloaded. */
    private record BuiltIn(String name) implements BioCounterProvider {
        @Override
        public BioCounter create(Scheduler scheduler) {
            return switch (name) {
                case "atomic" -> new AtomicCounter(scheduler);
                case "spin" -> new SpinCounter(scheduler);
                case "synchronized" -> new SynchronizedCounter(scheduler);
                case "stamped" -> new StampedCounter(scheduler);
                case "deferred" -> new DeferredCounter(scheduler);
                case "reentrant" -> new ReentrantCounter(scheduler);
                case "refcount" -> new RefcountCounter(scheduler);
                case "iomap" -> new IomapCounter(scheduler);
                case "packed" -> new PackedCounter(scheduler);
                case "plain" -> new PlainCounter(scheduler);
                default -> throw new IllegalStateException(name);
            };
        }

        @Override
        public String description() {
            return switch (name) {
                case "atomic" -> "two atomic counts, a spin lock for the list: before the patch, made safe";
                case "spin" -> "two plain counts under one spin lock: the patch";
                case "synchronized" -> "the patch under a monitor";
                case "stamped" -> "the patch under StampedLock.writeLock, after a bounded spin";
                case "deferred" -> "submits counted by the submitter alone, one atomic word, no list";
                case "reentrant" -> "the patch under a ReentrantLock";
                case "refcount" -> "one plain count under one spin lock: the kernel since 2.6.20";
                case "iomap" -> "one atomic count and a wait flag, no list: today's iomap";
                case "packed" -> "count and wait flag in one word changed by compare-and-set, no list";
                case "plain" -> "no synchronisation, the floor; only where the submitter completes its own bios";
                default -> throw new IllegalStateException(name);
            };
        }

        @Override
        public boolean submitterThreadOnly() {
            return name.equals("plain");
        }
    }
}
