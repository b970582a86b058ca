package io.github.diobench.suite.record;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * One instance per label and thread, kept for the life of the JVM.
 *
 * <p>Keeping them, rather than making new ones for each iteration, means that a recorder's memory is allocated and
 * touched during warm-up only, and that a thread may hold on to its instance for as long as it likes.
 *
 * <p>Thread-safe.
 */
final class PerThread<T> {
    /** Labels end up in file names, histogram tags and JSON keys that nobody escapes. */
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9._-]+");

    private record Key(String label, Thread owner) {}

    private final ConcurrentMap<Key, T> instances = new ConcurrentHashMap<>();

    /** Returns the calling thread's instance for the label, made by {@code factory} at the first call. */
    T mine(String label, Supplier<T> factory) {
        requireLabel(label);
        return instances.computeIfAbsent(new Key(label, Thread.currentThread()), key -> factory.get());
    }

    static void requireLabel(String label) {
        if (!LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException("label must match " + LABEL + " but is '" + label + "'");
        }
    }

    /** Visits every instance of every thread, in no particular order. */
    void forEach(BiConsumer<String, ? super T> visitor) {
        for (Map.Entry<Key, T> entry : instances.entrySet()) {
            visitor.accept(entry.getKey().label(), entry.getValue());
        }
    }

    /** Forgets all instances. Those that threads still hold are no longer read. */
    void forgetAll() {
        instances.clear();
    }
}
