package io.github.diobench.suite.doctor;

import java.util.List;
import java.util.Optional;

/** Looks at the memory. */
final class MemoryProbes {
    static final List<Probe> ALL = List.of(
            new Probe("memory.free", MemoryProbes::free),
            new Probe("memory.swap", MemoryProbes::swap),
            new Probe("memory.thp", MemoryProbes::hugePages));

    private static final String INFO = "proc/meminfo";
    private static final String HUGE_PAGES = "sys/kernel/mm/transparent_hugepage/enabled";
    private static final long KIB_PER_MIB = 1024;

    /** A fork's heap, the driver's, and as much again. */
    private static final long ENOUGH_MIB = 1024;

    private MemoryProbes() {}

    private static Optional<Finding> free(Host host) {
        return mebibytes(host, "MemAvailable")
                .map(free -> free >= ENOUGH_MIB
                        ? Finding.ok("memory.free", free + " MiB")
                        : Finding.warn(
                                "memory.free",
                                free + " MiB",
                                "forks may be killed, or wait for memory that is taken from others",
                                "end other programs, or give the container " + ENOUGH_MIB + " MiB more"));
    }

    private static Optional<Finding> swap(Host host) {
        return mebibytes(host, "SwapTotal")
                .flatMap(total -> mebibytes(host, "SwapFree").map(free -> {
                    if (total == 0 || total.equals(free)) {
                        return Finding.ok("memory.swap", total == 0 ? "none" : "none in use");
                    }
                    return Finding.note(
                            "memory.swap",
                            total - free + " MiB in use",
                            "a page that comes back from disk costs milliseconds in the middle of an operation",
                            "sudo swapoff -a");
                }));
    }

    private static Optional<Finding> hugePages(Host host) {
        return host.files().text(HUGE_PAGES).map(choice -> {
            boolean always = choice.contains("[always]");
            String observed = choice.replaceAll(".*\\[(.*)].*", "$1");
            return always
                    ? Finding.note(
                            "memory.thp",
                            observed,
                            "whether a heap gets huge pages depends on what is free: forks differ, and the kernel moves pages meanwhile",
                            "echo madvise | sudo tee /" + HUGE_PAGES)
                    : Finding.ok("memory.thp", observed);
        });
    }

    private static Optional<Long> mebibytes(Host host, String key) {
        return host.files()
                .field(INFO, key)
                .filter(text -> text.matches("[0-9]{1,15} kB"))
                .map(text -> Long.parseLong(text.substring(0, text.indexOf(' '))) / KIB_PER_MIB);
    }
}
