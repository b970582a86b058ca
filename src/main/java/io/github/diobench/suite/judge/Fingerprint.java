package io.github.diobench.suite.judge;

import io.github.diobench.suite.Json;
import io.github.diobench.suite.Sha256;
import io.github.diobench.suite.campaign.Environment;
import io.github.diobench.suite.campaign.ForkJvm;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.RunData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What machine, JVMs and code a run measured on, and whether it was the same throughout. */
public final class Fingerprint {
    private Fingerprint() {}

    /** Returns a digest of what {@code environment} says; equal where a run could have been continued. */
    public static String of(Environment environment) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("machine", environment.fingerprint());
        facts.put("os", environment.os());
        facts.put("cpu", environment.cpu());
        facts.put("cpus", environment.cpus());
        facts.put("clockSource", environment.clockSource());
        facts.put(
                "forkJvms",
                environment.forkJvms().stream().map(Fingerprint::facts).toList());
        facts.put("jvmArgs", environment.jvmArgs());
        facts.put("build", environment.build());
        facts.put("classPath", environment.classPath());
        facts.put("jmh", environment.jmh());
        return Sha256.of(Json.line(facts));
    }

    private static List<String> facts(ForkJvm jvm) {
        return List.of(jvm.program(), jvm.version(), jvm.vm(), jvm.vendor());
    }

    /**
     * Returns what the forks of {@code run} say about the JVM that ran them: a single entry, unless one {@code java} program
     * turned into another one meanwhile. Several programs are compared on purpose.
     */
    public static Set<String> ofForks(RunData run) {
        Map<String, Set<String>> byProgram = new TreeMap<>();
        for (ForkRecord fork : run.forks()) {
            if (fork.isOk()) {
                byProgram
                        .computeIfAbsent(fork.cell().jvm(), any -> new TreeSet<>())
                        .add(fork.measured().vmName() + " " + fork.measured().vmVersion());
            }
        }
        List<String> changed = new ArrayList<>();
        byProgram.forEach((program, versions) -> {
            if (versions.size() > 1) {
                versions.forEach(version -> changed.add(program + " was " + version));
            }
        });
        return changed.isEmpty() ? Set.of(of(run.environment())) : Set.copyOf(changed);
    }
}
