package io.github.diobench.suite.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** Looks at the clock that latencies are measured with. */
final class ClockProbes {
    static final List<Probe> ALL = List.of(
            new Probe("clock.source", ClockProbes::source),
            new Probe("clock.cost", host -> Optional.of(cost(host.clock()))),
            new Probe("clock.step", host -> Optional.of(step(host.clock()))));

    private static final String FOLDER = "sys/devices/system/clocksource/clocksource0/";

    /** Read without entering the kernel. */
    private static final Set<String> FAST = Set.of("tsc", "arch_sys_counter", "timebase", "tod", "riscv_clocksource");

    private static final Set<String> FAST_IN_GUESTS = Set.of("kvm-clock", "hyperv_clocksource_tsc_page", "xen");

    private static final int BATCHES = 50;
    private static final int READS = 2_000;
    private static final int STEPS = 5_000;
    private static final long CHEAP_NANOS = 60;
    private static final long DEAR_NANOS = 200;
    private static final long HOPELESS_NANOS = 1_000;

    private ClockProbes() {}

    private static Optional<Finding> source(Host host) {
        return host.files().text(FOLDER + "current_clocksource").map(source -> {
            if (FAST.contains(source)) {
                return Finding.ok("clock.source", source);
            }
            String remedy = host.files()
                            .text(FOLDER + "available_clocksource")
                            .filter(available ->
                                    List.of(available.split("\\s+", -1)).contains("tsc"))
                            .isPresent()
                    ? "echo tsc | sudo tee /" + FOLDER + "current_clocksource"
                    : "none from here: the kernel distrusts this machine's tsc";
            if (FAST_IN_GUESTS.contains(source)) {
                return Finding.note(
                        "clock.source",
                        source,
                        "the hypervisor's clock: reading it costs more than tsc, which raises the floor of latencies",
                        remedy);
            }
            return Finding.unfit(
                    "clock.source",
                    source,
                    "every look at the clock is a system call that all CPUs queue for: latencies measure the clock",
                    remedy);
        });
    }

    /** The shortest of many batches, since a batch that is interrupted tells nothing about the clock. */
    private static Finding cost(LongSupplier clock) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < BATCHES; i++) {
            long start = clock.getAsLong();
            long last = start;
            for (int j = 0; j < READS; j++) {
                last = clock.getAsLong();
            }
            best = Math.min(best, last - start);
        }
        double nanos = (double) best / READS;
        String observed = String.format(Locale.ROOT, "reading the clock takes %.0f ns", nanos);
        String effect = "every latency is that much too long, and twice it is the shortest that tells anything";
        String remedy = "judge throughput, not latencies; clock.source tells whether a faster clock can be had";
        if (nanos <= CHEAP_NANOS) {
            return Finding.ok("clock.cost", observed);
        }
        if (nanos <= DEAR_NANOS) {
            return Finding.note("clock.cost", observed, effect, remedy);
        }
        return nanos <= HOPELESS_NANOS
                ? Finding.warn("clock.cost", observed, effect, remedy)
                : Finding.unfit("clock.cost", observed, effect, remedy);
    }

    private static Finding step(LongSupplier clock) {
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < STEPS; i++) {
            long first = clock.getAsLong();
            long step = clock.getAsLong() - first;
            // A coarse clock stands still for many reads.
            for (int j = 0; step == 0 && j < READS; j++) {
                step = clock.getAsLong() - first;
            }
            smallest = step > 0 ? Math.min(smallest, step) : smallest;
        }
        if (smallest == Long.MAX_VALUE) {
            return Finding.unfit("clock.step", "the clock stands still", "nothing can be measured", null);
        }
        String observed = "the clock moves in steps of " + smallest + " ns or less";
        String effect = "latencies are rounded to such steps: differences below them are chance";
        if (smallest <= CHEAP_NANOS) {
            return Finding.ok("clock.step", observed);
        }
        return smallest <= HOPELESS_NANOS
                ? Finding.note("clock.step", observed, effect, null)
                : Finding.warn("clock.step", observed, effect, "judge throughput, not latencies");
    }
}
