package io.github.diobench.suite.record;

import java.util.List;
import java.util.Locale;

/** On which CPUs the measuring threads of a fork ({@link MeasuringThreads}) are kept. */
public enum Pin {
    /** Wherever the system puts them. */
    NONE,
    /** One CPU each, on different cores as long as there are any. */
    SPREAD,
    /** One CPU each, as close to one another as possible: the threads of one core first. */
    COMPACT;

    private static final String PROPERTY = "diobench.pin";

    /** Returns the arguments of a JVM whose measuring threads are kept like this. */
    public List<String> jvmArgs() {
        return List.of(
                "-Djmh.executor=CUSTOM",
                "-Djmh.executor.class=" + PinnedExecutor.class.getName(),
                "-D" + PROPERTY + "=" + this);
    }

    /** Returns what a JVM with {@code jvmArgs} does; without any of ours it pins nothing. */
    public static Pin of(List<String> jvmArgs) {
        for (Pin pin : values()) {
            if (jvmArgs.containsAll(pin.jvmArgs())) {
                return pin;
            }
        }
        return NONE;
    }

    /** Returns what this JVM was told. */
    static Pin ofThisJvm() {
        return valueOf(System.getProperty(PROPERTY, NONE.toString()).toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
