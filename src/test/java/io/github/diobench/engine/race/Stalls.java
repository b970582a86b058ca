package io.github.diobench.engine.race;

import java.util.function.Consumer;

/** Called by the classes that {@link StallLoader} defines, before each of their accesses to shared memory. */
public final class Stalls {
    private static final ThreadLocal<Consumer<String>> WATCHER = new ThreadLocal<>();

    private Stalls() {}

    /** Tells the calling thread's watcher, if it has one, what the thread will do next; the watcher may hold it there. */
    public static void reach(String access) {
        Consumer<String> watcher = WATCHER.get();
        if (watcher != null) {
            watcher.accept(access);
        }
    }

    /** Watches the calling thread from now on. */
    static void watch(Consumer<String> watcher) {
        WATCHER.set(watcher);
    }
}
