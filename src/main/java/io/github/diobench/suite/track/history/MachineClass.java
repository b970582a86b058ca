package io.github.diobench.suite.track.history;

import io.github.diobench.suite.campaign.Environment;
import java.util.Locale;

/**
 * What kind of machine a run measured on, as the name of a folder: {@code linux-amd64-2cpu-amd-epyc}.
 *
 * <p>Runs of one class are points of one series. It is made of what moves costs and stays the same from one night to the next: the
 * family of the operating system, the architecture, the number of CPUs and the model of the processor. It leaves out the name of
 * the machine, its memory and the version of its kernel, which would begin a new series with every update; where a change point
 * falls together with another kernel or JVM, that is said beside it.
 */
final class MachineClass {
    private static final String UNKNOWN = "unknown";

    private MachineClass() {}

    /** Returns the class of the machine that {@code environment} describes. */
    static String of(Environment environment) {
        String os = environment.os().trim();
        String family = os.replaceFirst("\\s.*", "");
        String architecture = os.replaceFirst(".*\\s", "");
        String cpu = environment.cpu() == null ? UNKNOWN : environment.cpu();
        return name(family + " " + architecture + " " + environment.cpus() + "cpu " + cpu);
    }

    private static String name(String words) {
        String joined = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return joined.replaceAll("^-|-$", "");
    }
}
