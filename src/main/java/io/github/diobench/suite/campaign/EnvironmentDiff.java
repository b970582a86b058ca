package io.github.diobench.suite.campaign;

import io.github.diobench.suite.machine.CpuModel;
import io.github.diobench.suite.machine.Machine;
import io.github.diobench.suite.machine.MachineProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out why what was measured here could not stand beside what was measured there. */
public final class EnvironmentDiff {
    private static final String THEN_AND_NOW = "%s was '%s' and is '%s'";
    private static final String A_AND_B = "%s is '%s' in A and '%s' in B";
    private static final String UNKNOWN = "unknown";
    private static final int SHOWN_DIGITS = 12;

    private final String form;
    private final List<String> found = new ArrayList<>();

    private EnvironmentDiff(String form) {
        this.form = form;
    }

    /** Returns, for each field that matters and differs, its name and both values; empty if a run can be gone on with. */
    public static List<String> between(Environment then, Environment now) {
        List<String> all = new ArrayList<>(ofMachine(then, now));
        all.addAll(ofCode(then, now));
        return all;
    }

    /** Returns those of the machine. */
    public static List<String> ofMachine(Environment then, Environment now) {
        EnvironmentDiff diff = new EnvironmentDiff(THEN_AND_NOW);
        diff.compareMachines(then, now);
        return diff.found;
    }

    /** Returns those of what ran on it: JMH, the JVMs and the classes. */
    public static List<String> ofCode(Environment then, Environment now) {
        EnvironmentDiff diff = new EnvironmentDiff(THEN_AND_NOW);
        diff.compare("jmh", then.jmh(), now.jmh());
        diff.compareJvms(then.forkJvms(), now.forkJvms());
        diff.compareCode(then.classPath(), now.classPath());
        return diff.found;
    }

    /**
     * Returns those of the machine, the JVMs and the way to measure, of two stored runs; empty if their times can be compared. The code
     * is not among it, for other code is what one wants to compare.
     */
    public static List<String> ofRuns(RunData a, RunData b) {
        EnvironmentDiff diff = new EnvironmentDiff(A_AND_B);
        diff.compareMachines(a.environment(), b.environment());
        diff.compare(
                "clockSource", a.environment().clockSource(), b.environment().clockSource());
        diff.compare("forkJvms", jvms(a.environment()), jvms(b.environment()));
        diff.compareArguments(a.environment().jvmArgs(), b.environment().jvmArgs());
        diff.compare("timing", timing(a.plan().timing()), timing(b.plan().timing()));
        diff.compare("turns", a.plan().turns(), b.plan().turns());
        diff.compareRegimes(a.plan(), b.plan());
        return diff.found;
    }

    private void compare(String field, Object then, Object now) {
        if (!Objects.equals(then, now)) {
            found.add(String.format(Locale.ROOT, form, field, shown(then), shown(now)));
        }
    }

    private static String shown(Object value) {
        return value == null ? UNKNOWN : value.toString();
    }

    private void compareMachines(Environment then, Environment now) {
        compare("os", then.os(), now.os());
        compare("cpu", then.cpu(), now.cpu());
        compare("cpus", then.cpus(), now.cpus());
        compare("memoryGib", then.memoryGib(), now.memoryGib());
        if (then.machine() != null && now.machine() != null) {
            compareMachines(then.machine(), now.machine());
        }
        boolean sameRecipe = (then.machine() == null) == (now.machine() == null);
        // It is made from the fields before it, which say more.
        if (found.isEmpty() && sameRecipe) {
            compare("fingerprint", then.fingerprint(), now.fingerprint());
        }
    }

    private void compareMachines(Machine then, Machine now) {
        compare("cpuModel", identity(then.cpu()), identity(now.cpu()));
        MachineProfile before = then.profile();
        MachineProfile after = now.profile();
        if (before != null && after != null && before.differsClearly(after)) {
            compare("lockedNs", before.lockedNs(), after.lockedNs());
        }
    }

    private static String identity(CpuModel cpu) {
        return cpu == null ? null : cpu.identity();
    }

    private void compareJvms(List<ForkJvm> then, List<ForkJvm> now) {
        Map<String, ForkJvm> byProgram = new HashMap<>();
        now.forEach(jvm -> byProgram.put(jvm.program(), jvm));
        for (ForkJvm jvm : then) {
            ForkJvm today = byProgram.get(jvm.program());
            if (today == null) {
                found.add("JDK " + jvm.program() + " is not used any more");
                continue;
            }
            compare("JDK " + jvm.program() + " version", jvm.version(), today.version());
            compare("JDK " + jvm.program() + " vm", jvm.vm(), today.vm());
            compare("JDK " + jvm.program() + " vendor", jvm.vendor(), today.vendor());
        }
    }

    /** The same code may lie elsewhere by now. */
    private void compareCode(List<CodeDigest> then, List<CodeDigest> now) {
        Set<String> gone = new LinkedHashSet<>();
        Map<String, String> thenByPath = new HashMap<>();
        then.forEach(entry -> {
            gone.add(entry.sha256());
            thenByPath.put(entry.path(), entry.sha256());
        });
        now.forEach(entry -> gone.remove(entry.sha256()));
        Map<String, String> nowByPath = new HashMap<>();
        now.forEach(entry -> nowByPath.put(entry.path(), entry.sha256()));
        for (CodeDigest entry : then) {
            if (gone.contains(entry.sha256())) {
                String today = nowByPath.get(entry.path());
                found.add("classPath " + entry.path() + " had SHA-256 " + digits(entry.sha256()) + " and "
                        + (today == null ? "is missing" : "has " + digits(today)));
            }
        }
        now.forEach(entry -> {
            boolean known = then.stream().anyMatch(other -> other.sha256().equals(entry.sha256()));
            if (!known && !thenByPath.containsKey(entry.path())) {
                found.add("classPath " + entry.path() + " is new");
            }
        });
    }

    private static String digits(String sha256) {
        return sha256.substring(0, Math.min(SHOWN_DIGITS, sha256.length()));
    }

    /** Where a JDK lies does not matter to runs that are over. */
    private static String jvms(Environment environment) {
        return environment.forkJvms().stream()
                .map(jvm -> jvm.vm() + " (" + jvm.version() + ", " + jvm.vendor() + ")")
                .collect(Collectors.joining(" and "));
    }

    private void compareArguments(List<String> then, List<String> now) {
        List<String> gone = without(then, now);
        List<String> come = without(now, then);
        boolean sameInAnotherOrder = gone.isEmpty() && come.isEmpty();
        compare(
                "jvmArgs",
                String.join(" ", sameInAnotherOrder ? then : gone),
                String.join(" ", sameInAnotherOrder ? now : come));
    }

    private static List<String> without(List<String> some, List<String> others) {
        return some.stream().filter(one -> !others.contains(one)).toList();
    }

    /** After how long a fork is killed does not matter to those that were not. */
    private static String timing(Timing timing) {
        if (timing == null) {
            return "the usual";
        }
        return timing.warmups() + " x " + timing.warmupMillis() + " ms warm-up and " + timing.measurements() + " x "
                + timing.measurementMillis() + " ms";
    }

    private void compareRegimes(Plan a, Plan b) {
        for (Regime ofA : a.regimes()) {
            for (Regime ofB : b.regimes()) {
                if (ofA.name().equals(ofB.name())) {
                    compare("threads of " + ofA.name(), ofA.threads(), ofB.threads());
                    compareTimings(ofA, ofB);
                }
            }
        }
    }

    /** The usual timing of both runs was compared before. */
    private void compareTimings(Regime ofA, Regime ofB) {
        if (ofA.timing() != null || ofB.timing() != null) {
            compare("timing of " + ofA.name(), timing(ofA.timing()), timing(ofB.timing()));
        }
    }
}
