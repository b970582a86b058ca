package io.github.diobench.suite.track.shard;

import io.github.diobench.suite.Sha256;
import io.github.diobench.suite.campaign.Environment;
import io.github.diobench.suite.campaign.EnvironmentDiff;
import io.github.diobench.suite.doctor.Finding;
import io.github.diobench.suite.doctor.Severity;
import io.github.diobench.suite.machine.Machine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says of several environments what one file can say. */
final class MergedEnvironment {
    private static final int FINGERPRINT_DIGITS = 16;

    private final List<Environment> all;

    private MergedEnvironment(List<Environment> all) {
        this.all = all;
    }

    /**
     * Returns the environment that began first, with what the doctor warned of in any of them. Of different machines it names
     * all, with the CPUs and the memory of the smallest and a fingerprint that none of them alone has.
     */
    static Environment of(List<Environment> all) {
        return new MergedEnvironment(all).merged();
    }

    private Environment merged() {
        Environment first = all.stream()
                .min(Comparator.comparing(Environment::started, Comparator.nullsLast(Comparator.naturalOrder())))
                .orElseThrow();
        return new Environment(
                first.schemaVersion(),
                first.started(),
                joined(Environment::os),
                joined(Environment::cpu),
                all.stream().mapToInt(Environment::cpus).min().orElseThrow(),
                joined(Environment::clockSource),
                first.load(),
                first.hostJvm(),
                first.forkJvms(),
                first.jvmArgs(),
                first.build(),
                first.jmh(),
                findings(first),
                all.stream()
                        .map(Environment::memoryGib)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                fingerprint(),
                first.classPath(),
                machine(first));
    }

    /** Returns what {@code fact} is in all of them; {@code null} if none knows. */
    private String joined(Function<Environment, String> fact) {
        List<String> different =
                all.stream().map(fact).filter(Objects::nonNull).distinct().toList();
        return different.isEmpty() ? null : String.join("; ", different);
    }

    /** What was measured on one machine says nothing of another. */
    private Machine machine(Environment first) {
        return all.stream()
                        .allMatch(
                                other -> EnvironmentDiff.ofMachine(first, other).isEmpty())
                ? first.machine()
                : null;
    }

    private String fingerprint() {
        List<String> different = all.stream()
                .map(Environment::fingerprint)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        if (different.size() < 2) {
            return different.isEmpty() ? null : different.get(0);
        }
        return Sha256.of(different.stream().collect(Collectors.joining("\n"))).substring(0, FINGERPRINT_DIGITS);
    }

    /** A warning of one machine is a warning for the whole, even where another was fine; said once. */
    private List<Finding> findings(Environment first) {
        List<Finding> findings = new ArrayList<>(first.findings());
        for (Environment environment : all) {
            for (Finding finding : environment.findings()) {
                boolean said = findings.stream()
                        .anyMatch(other -> other.id().equals(finding.id()) && other.isAtLeast(finding.severity()));
                if (finding.isAtLeast(Severity.WARN) && !said) {
                    findings.add(finding);
                }
            }
        }
        return findings;
    }
}
