package io.github.diobench.suite.campaign;

import io.github.diobench.suite.AtomicFile;
import io.github.diobench.suite.Build;
import io.github.diobench.suite.Json;
import io.github.diobench.suite.Sha256;
import io.github.diobench.suite.SystemFiles;
import io.github.diobench.suite.UserError;
import io.github.diobench.suite.VersionedJson;
import io.github.diobench.suite.doctor.Finding;
import io.github.diobench.suite.doctor.Severity;
import io.github.diobench.suite.machine.CpuModel;
import io.github.diobench.suite.machine.Machine;
import io.github.diobench.suite.machine.MachineProfile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.util.Version;

/**
 * Where a campaign ran. What the machine does not tell is {@code null} and left out of the file.
 *
 * @param schemaVersion the version of this format
 * @param started when, in ISO 8601, UTC
 * @param os name, version and architecture of the operating system
 * @param cpu model name of the processor
 * @param cpus processors available to this JVM
 * @param clockSource what the Linux kernel takes the time from; anything but {@code tsc} is slow to read
 * @param load average load of the last minute at the start; negative values of the platform are left out
 * @param hostJvm the JVM that drove the campaign
 * @param forkJvms the JVMs that measured
 * @param jvmArgs the arguments of the latter
 * @param build what diobench was built from
 * @param jmh version of JMH
 * @param findings what the doctor said of the machine just before the first fork, and what it warned of whenever the campaign
 *     was gone on with; empty in runs of a diobench without one
 * @param memoryGib memory of the machine, in GiB, rounded, because every start of a kernel leaves a little more or less
 * @param fingerprint tells this kind of machine from others: the same wherever os, cpu, cpus, memoryGib and the processor's vendor,
 *     family, model and stepping are
 * @param classPath all code that the campaign runs
 * @param machine more of the processor, and what its operations cost before the first fork; {@code null} in runs of a diobench that
 *     did not look
 */
public record Environment(
        int schemaVersion,
        String started,
        String os,
        String cpu,
        int cpus,
        String clockSource,
        Double load,
        String hostJvm,
        List<ForkJvm> forkJvms,
        List<String> jvmArgs,
        Build build,
        String jmh,
        List<Finding> findings,
        Long memoryGib,
        String fingerprint,
        List<CodeDigest> classPath,
        Machine machine) {
    private static final int SCHEMA_VERSION = 4;
    private static final VersionedJson<Environment> FORMAT =
            new VersionedJson<>(Environment.class, "describes no environment", 1, SCHEMA_VERSION);
    private static final int FINGERPRINT_DIGITS = 16;
    private static final double KIB_PER_GIB = 1 << 20;

    /** Copies the lists; a file of an older version has no findings and no class path. */
    public Environment {
        forkJvms = List.copyOf(forkJvms);
        jvmArgs = List.copyOf(jvmArgs);
        findings = findings == null ? List.of() : List.copyOf(findings);
        classPath = classPath == null ? List.of() : List.copyOf(classPath);
    }

    /** Looks at the machine, and at the code that {@code plan} runs, and measures what this machine's operations cost. */
    static Environment measure(Instant now, Plan plan, List<ForkJvm> forkJvms, Build build, List<Finding> findings)
            throws IOException {
        return capture(now, plan, forkJvms, build, findings)
                .with(MachineProbe.measured(forkJvms.get(0).program(), plan.jvmArgs()));
    }

    /** Looks at the machine, and at the code that {@code plan} runs. */
    static Environment capture(Instant now, Plan plan, List<ForkJvm> forkJvms, Build build, List<Finding> findings)
            throws IOException {
        String os = properties("os.name", "os.version", "os.arch");
        SystemFiles files = SystemFiles.ofThisMachine();
        String cpu = CpuModel.name(files).orElse(null);
        int cpus = Runtime.getRuntime().availableProcessors();
        Long memoryGib = files.field("proc/meminfo", "MemTotal")
                .flatMap(total -> SystemFiles.whole(total.replaceAll("\\D", "")))
                .map(kib -> Math.round(kib / KIB_PER_GIB))
                .orElse(null);
        Machine machine = MachineProbe.described();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return new Environment(
                SCHEMA_VERSION,
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                os,
                cpu,
                cpus,
                files.text("sys/devices/system/clocksource/clocksource0/current_clocksource")
                        .orElse(null),
                load < 0 ? null : load,
                properties("java.vm.name", "java.vm.version", "java.vendor"),
                forkJvms,
                plan.jvmArgs(),
                build,
                Version.getPlainVersion(),
                findings,
                memoryGib,
                fingerprint(os, cpu, cpus, memoryGib, machine),
                CodeDigest.of(plan),
                machine);
    }

    private static String fingerprint(String os, String cpu, int cpus, Long memoryGib, Machine machine) {
        List<String> facts = new ArrayList<>(List.of(os, "" + cpu, "" + cpus, "" + memoryGib));
        if (machine.cpu() != null) {
            facts.add(machine.cpu().identity());
        }
        return Sha256.of(String.join("\n", facts)).substring(0, FINGERPRINT_DIGITS);
    }

    /** Returns this with the warnings among {@code later}, which was found when the campaign was gone on with. */
    Environment withWarnings(List<Finding> later) {
        return copy(
                Stream.concat(findings.stream(), later.stream().filter(finding -> finding.isAtLeast(Severity.WARN)))
                        .distinct()
                        .toList(),
                machine);
    }

    private Environment with(Machine measured) {
        return copy(findings, measured);
    }

    private Environment copy(List<Finding> otherFindings, Machine otherMachine) {
        return new Environment(
                schemaVersion,
                started,
                os,
                cpu,
                cpus,
                clockSource,
                load,
                hostJvm,
                forkJvms,
                jvmArgs,
                build,
                jmh,
                otherFindings,
                memoryGib,
                fingerprint,
                classPath,
                otherMachine);
    }

    private static String properties(String... names) {
        return String.join(" ", Arrays.stream(names).map(System::getProperty).toList());
    }

    /** Writes this to {@code file}. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, Json.pretty(this));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UserError if {@code file} is missing, describes no environment, or was written by an incompatible diobench
     */
    public static Environment read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserError("no environment at " + file + ": is this the folder of a run?");
        }
        Environment environment = FORMAT.read(file);
        Sound.require(environment, file.toString());
        return environment;
    }

    /** Returns the processor's name, with family, model and stepping if they are known. */
    public String cpuName() {
        return orUnknown().cpuName(cpu);
    }

    /** Returns the machine, the JVM that measured, and what the machine's operations cost, in one line. */
    public String summary() {
        String vms = forkJvms.stream().map(ForkJvm::vm).collect(Collectors.joining(" and "));
        MachineProfile profile = orUnknown().profile();
        return cpuName() + ", " + cpus + " CPUs, " + os + ", " + vms + (profile == null ? "" : "; " + profile.line());
    }

    private Machine orUnknown() {
        return machine == null ? new Machine(null, null) : machine;
    }

    /** Returns a digest of the machine, the JVMs and the code; equal where a run could have been continued. */
    public String digest() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("machine", fingerprint);
        facts.put("os", os);
        facts.put("cpu", cpu);
        facts.put("cpus", cpus);
        facts.put("clockSource", clockSource);
        facts.put(
                "forkJvms",
                forkJvms.stream()
                        .map(jvm -> List.of(jvm.program(), jvm.version(), jvm.vm(), jvm.vendor()))
                        .toList());
        facts.put("jvmArgs", jvmArgs);
        facts.put("build", build);
        facts.put("classPath", classPath);
        facts.put("jmh", jmh);
        return Sha256.of(Json.line(facts));
    }
}
