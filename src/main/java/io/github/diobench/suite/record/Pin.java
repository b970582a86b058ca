package io.github.diobench.suite.record;

import io.github.diobench.suite.SystemFiles;
import io.github.diobench.suite.UserError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    /**
     * Makes sure that threads can be pinned here, by letting this process run where it runs already.
     *
     * @throws UserError if not
     */
    public void requirePossible() {
        if (this == NONE) {
            return;
        }
        SystemFiles files = SystemFiles.ofThisMachine();
        Optional<Long> self = files.link("proc/self").flatMap(SystemFiles::whole);
        if (self.isEmpty() || CpuOrder.allowed(files).isEmpty()) {
            throw new UserError("--pin " + this + " needs Linux with /proc; use --pin none");
        }
        Taskset.apply(self.get(), CpuOrder.allowed(files)).ifPresent(reason -> {
            throw new UserError("--pin " + this + " needs the program taskset, of the package util-linux, which says: "
                    + reason + "; mend that or use --pin none");
        });
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
