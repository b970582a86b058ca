package io.github.diobench.suite.track.history;

import io.github.diobench.suite.campaign.Environment;
import io.github.diobench.suite.machine.CpuModel;
import io.github.diobench.suite.machine.Machine;
import io.github.diobench.suite.machine.MachineProfile;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What kind of machine a run measured on, as the name of a folder: {@code linux-amd64-2cpu-amd-f25-m1-s1-locked-2.5ns}.
 *
 * <p>Runs of one class are points of one series. It is made of what moves costs and stays the same from one night to the next: the
 * family of the operating system, the architecture, the number of CPUs, the processor's vendor, family, model and stepping, and what a
 * locked operation costs. It leaves out the name of the machine, its memory, its microcode and the version of its kernel, which would
 * begin a new series with every update; where a change point falls together with another kernel or JVM, that is said beside it.
 *
 * <p>What a locked operation costs changes by a third with the clock rate of a shared host. Therefore the first run names the class, to
 * half a nanosecond, and later ones join it unless their cost differs {@linkplain MachineProfile#isClear clearly}: no fixed band has
 * an edge that all machines are far from.
 *
 * <p>Environments of a diobench that did not look are named by the processor's model name, as they always were.
 */
final class MachineClass {
    private static final String UNKNOWN = "unknown";
    private static final String LOCKED = "-locked-";
    private static final Pattern COST = Pattern.compile("[0-9]{1,6}\\.[05]ns");
    private static final double STEP = 0.5;

    private MachineClass() {}

    /** Returns the class of the machine that {@code environment} describes: one of {@code known} if it is near enough. */
    static String of(Environment environment, Collection<String> known) {
        String[] os = environment.os().trim().split("\\s+", -1);
        String family = os[0];
        String architecture = os[os.length - 1];
        Optional<Machine> machine = Optional.ofNullable(environment.machine());
        String cpu = machine.map(Machine::cpu)
                .map(CpuModel::shortName)
                .or(() -> Optional.ofNullable(environment.cpu()))
                .orElse(UNKNOWN);
        String name = name(family + " " + architecture + " " + environment.cpus() + "cpu " + cpu);
        return machine.map(Machine::profile)
                .map(profile -> withCost(name, profile.lockedNs(), known))
                .orElse(name);
    }

    private static String withCost(String name, double nanos, Collection<String> known) {
        return known.stream()
                .filter(other -> cost(name, other).isPresent())
                .filter(other ->
                        !MachineProfile.isClear(nanos, cost(name, other).getAsDouble()))
                .min(Comparator.comparingDouble((String other) ->
                                Math.abs(Math.log(nanos / cost(name, other).getAsDouble())))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseGet(() -> name
                        + LOCKED
                        + String.format(Locale.ROOT, "%.1fns", Math.max(STEP, STEP * Math.round(nanos / STEP))));
    }

    /** Returns the cost in the name of a class that is called {@code name} but for it. */
    private static OptionalDouble cost(String name, String other) {
        String prefix = name + LOCKED;
        if (!other.startsWith(prefix)) {
            return OptionalDouble.empty();
        }
        Matcher cost = COST.matcher(other.substring(prefix.length()));
        return cost.matches()
                ? OptionalDouble.of(Double.parseDouble(cost.group().replace("ns", "")))
                : OptionalDouble.empty();
    }

    private static String name(String words) {
        String joined = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return joined.replaceAll("^-|-$", "");
    }
}
