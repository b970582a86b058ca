package io.github.diobench.suite.track.compare;

import io.github.diobench.suite.campaign.Environment;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Finds out whether two runs were measured alike: on the same kind of machine, by the same JVM, for as long, with as many threads.
 * The code is not among it, for other code is what one wants to compare.
 */
final class Conditions {
    private static final String UNKNOWN = "unknown";

    private final List<String> differences = new ArrayList<>();

    private Conditions() {}

    /** Returns, for each field that differs, its name and both values; empty if times can be compared. */
    static List<String> differences(RunData a, RunData b) {
        Conditions conditions = new Conditions();
        conditions.compareMachines(a.environment(), b.environment());
        conditions.compareJvms(a.environment(), b.environment());
        conditions.compare("timing", timing(a.plan().timing()), timing(b.plan().timing()));
        conditions.compareThreads(a.plan(), b.plan());
        return conditions.differences;
    }

    private void compareMachines(Environment a, Environment b) {
        compare("os", a.os(), b.os());
        compare("cpu", a.cpu(), b.cpu());
        compare("cpus", a.cpus(), b.cpus());
        compare("memoryGib", a.memoryGib(), b.memoryGib());
        // It is made from the fields before it, which say more.
        if (differences.isEmpty()) {
            compare("fingerprint", a.fingerprint(), b.fingerprint());
        }
        compare("clockSource", a.clockSource(), b.clockSource());
    }

    private void compareJvms(Environment a, Environment b) {
        compare("forkJvms", jvms(a), jvms(b));
        if (!a.jvmArgs().equals(b.jvmArgs())) {
            List<String> onlyA = without(a.jvmArgs(), b.jvmArgs());
            List<String> onlyB = without(b.jvmArgs(), a.jvmArgs());
            boolean sameInAnotherOrder = onlyA.isEmpty() && onlyB.isEmpty();
            compare("jvmArgs", sameInAnotherOrder ? a.jvmArgs() : onlyA, sameInAnotherOrder ? b.jvmArgs() : onlyB);
        }
    }

    /** Where a JDK lies does not matter. */
    private static String jvms(Environment environment) {
        return environment.forkJvms().stream()
                .map(jvm -> jvm.vm() + " (" + jvm.version() + ", " + jvm.vendor() + ")")
                .collect(Collectors.joining(" and "));
    }

    private static List<String> without(List<String> some, List<String> others) {
        return some.stream().filter(one -> !others.contains(one)).toList();
    }

    /** After how long a fork is killed does not matter to those that were not. */
    private static String timing(Timing timing) {
        return timing.warmups() + " x " + timing.warmupMillis() + " ms warm-up and " + timing.measurements() + " x "
                + timing.measurementMillis() + " ms";
    }

    private void compareThreads(Plan a, Plan b) {
        for (Regime ofA : a.regimes()) {
            for (Regime ofB : b.regimes()) {
                if (ofA.name().equals(ofB.name())) {
                    compare("threads of " + ofA.name(), ofA.threads(), ofB.threads());
                }
            }
        }
    }

    private void compare(String field, Object a, Object b) {
        if (!Objects.equals(a, b)) {
            differences.add(field + " is '" + shown(a) + "' in A and '" + shown(b) + "' in B");
        }
    }

    private static String shown(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Object::toString).collect(Collectors.joining(" "));
        }
        return value == null ? UNKNOWN : value.toString();
    }
}
