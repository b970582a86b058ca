package io.github.diobench.suite.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at the processors. */
final class CpuProbes {
    static final List<Probe> ALL = List.of(
            new Probe("cpu.count", CpuProbes::count),
            new Probe("cpu.virtual", CpuProbes::virtual),
            new Probe("cpu.siblings", CpuProbes::siblings),
            new Probe("cpu.governor", CpuProbes::governor),
            new Probe("cpu.turbo", CpuProbes::turbo),
            new Probe("cpu.frequency", CpuProbes::frequency));

    private static final String CPUS = "sys/devices/system/cpu/";
    private static final int PARTIES = 2;

    /** Frequencies of equal processors differ by less than this. */
    private static final double ALIKE = 0.9;

    private static final double KILOHERTZ_PER_GIGAHERTZ = 1e6;

    private CpuProbes() {}

    private static Optional<Finding> count(Host host) {
        int cpus = host.jvm().cpus();
        if (cpus > PARTIES) {
            return Optional.of(Finding.ok("cpu.count", cpus + " CPUs"));
        }
        return Optional.of(
                cpus == PARTIES
                        ? Finding.note(
                                "cpu.count",
                                "2 CPUs",
                                "submitter and completer take both: compiler, collector and everybody else get in their way",
                                "a machine with more CPUs")
                        : Finding.warn(
                                "cpu.count",
                                "1 CPU",
                                "submitter and completer take turns on it: regimes with two parties measure the scheduler",
                                "a machine with more CPUs, or a container that may use more"));
    }

    private static Optional<Finding> virtual(Host host) {
        Optional<String> flags = host.files().field("proc/cpuinfo", "flags");
        Optional<String> hypervisor = host.files().text("sys/hypervisor/type");
        if (hypervisor.isPresent()
                || flags.filter(text -> text.contains(" hypervisor")).isPresent()) {
            return Optional.of(Finding.note(
                    "cpu.virtual",
                    "a virtual machine"
                            + hypervisor.map(type -> " under " + type).orElse(""),
                    "what else runs on the real machine, whether two CPUs are one core, and how fast they are is hidden and can change",
                    "for small differences, a machine of your own"));
        }
        return flags.map(any -> Finding.ok("cpu.virtual", "no hypervisor"));
    }

    private static Optional<Finding> siblings(Host host) {
        Set<String> shared = new TreeSet<>();
        List<String> lists = ofEachCpu(host, "topology/thread_siblings_list");
        lists.stream().filter(list -> list.matches(".*[,-].*")).forEach(shared::add);
        if (lists.isEmpty()) {
            return Optional.empty();
        }
        if (shared.isEmpty()) {
            return Optional.of(Finding.ok("cpu.siblings", "every CPU is a core of its own"));
        }
        return Optional.of(Finding.note(
                "cpu.siblings",
                "CPUs that are one core: " + String.join("; ", shared),
                "threads on one core slow each other down but hand over faster: where the system puts them decides",
                "run --pin spread; or echo off | sudo tee /" + CPUS + "smt/control"));
    }

    private static Optional<Finding> governor(Host host) {
        Set<String> governors = new TreeSet<>(ofEachCpu(host, "cpufreq/scaling_governor"));
        if (governors.isEmpty()) {
            return Optional.empty();
        }
        String observed = String.join(", ", governors);
        return Optional.of(
                governors.equals(Set.of("performance"))
                        ? Finding.ok("cpu.governor", observed)
                        : Finding.warn(
                                "cpu.governor",
                                observed,
                                "the clock rate follows the load: forks differ by how long they have been busy, "
                                        + "and whoever waits gets slower",
                                "echo performance | sudo tee /" + CPUS + "cpu*/cpufreq/scaling_governor"));
    }

    private static Optional<Finding> turbo(Host host) {
        return turbo(host, "intel_pstate/no_turbo", 0).or(() -> turbo(host, "cpufreq/boost", 1));
    }

    private static Optional<Finding> turbo(Host host, String file, long on) {
        return host.files()
                .number(CPUS + file)
                .map(value -> value == on
                        ? Finding.note(
                                "cpu.turbo",
                                "on",
                                "the clock rate depends on temperature and on how many CPUs are busy, "
                                        + "so that two parties run slower than one",
                                "echo " + (1 - on) + " | sudo tee /" + CPUS + file)
                        : Finding.ok("cpu.turbo", "off"));
    }

    private static Optional<Finding> frequency(Host host) {
        Optional<Range> most = Range.of(ofEachCpu(host, "cpufreq/cpuinfo_max_freq"));
        Optional<Range> allowed = Range.of(ofEachCpu(host, "cpufreq/scaling_max_freq"));
        if (most.isEmpty()) {
            return Optional.empty();
        }
        Range range = most.get();
        if (range.low() < ALIKE * range.high()) {
            return Optional.of(Finding.warn(
                    "cpu.frequency",
                    "CPUs of at most " + gigahertz(range.low()) + " and of at most " + gigahertz(range.high()),
                    "two kinds of cores: a fork is as fast as the core it lands on",
                    "start the program under taskset -c with CPUs of one kind"));
        }
        if (allowed.isPresent() && allowed.get().low() < ALIKE * range.high()) {
            return Optional.of(Finding.note(
                    "cpu.frequency",
                    "held at " + gigahertz(allowed.get().low()) + " of " + gigahertz(range.high()),
                    "steady, but times are longer than this processor's",
                    "echo " + range.high() + " | sudo tee /" + CPUS + "cpu*/cpufreq/scaling_max_freq"));
        }
        return Optional.of(Finding.ok("cpu.frequency", "at most " + gigahertz(range.high())));
    }

    private record Range(long low, long high) {
        static Optional<Range> of(List<String> kilohertz) {
            var summary = kilohertz.stream()
                    .filter(text -> text.matches("[0-9]{1,18}"))
                    .collect(Collectors.summarizingLong(Long::parseLong));
            return summary.getCount() == 0
                    ? Optional.empty()
                    : Optional.of(new Range(summary.getMin(), summary.getMax()));
        }
    }

    private static String gigahertz(long kilohertz) {
        return String.format(Locale.ROOT, "%.2f GHz", (double) kilohertz / KILOHERTZ_PER_GIGAHERTZ);
    }

    /** Returns what the CPUs say, those that say anything. */
    private static List<String> ofEachCpu(Host host, String file) {
        return host.files().names(CPUS).stream()
                .filter(name -> name.matches("cpu[0-9]+"))
                .map(name -> host.files().text(CPUS + name + "/" + file))
                .flatMap(Optional::stream)
                .toList();
    }
}
