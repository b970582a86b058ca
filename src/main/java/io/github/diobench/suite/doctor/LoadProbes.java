package io.github.diobench.suite.doctor;

import io.github.diobench.suite.CpuCgroup;
import io.github.diobench.suite.CpuTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Looks at who else gets the processors. */
final class LoadProbes {
    static final List<Probe> ALL = List.of(
            new Probe("load.now", LoadProbes::now),
            new Probe("load.minute", LoadProbes::minute),
            new Probe("load.steal", LoadProbes::steal),
            new Probe("cgroup.quota", LoadProbes::quota));

    private static final double FREE = 0.02;
    private static final double DISTURBED = 0.10;
    private static final double TAKEN = 0.50;
    private static final double STOLEN = 0.20;
    private static final double CALM_LOAD_PER_CPU = 0.25;

    private LoadProbes() {}

    private static Optional<Finding> now(Host host) {
        return host.atRest().map(window -> {
            double share = share(window.others(), window);
            String observed = percent(share) + " of the CPUs' time went to other programs while this one did nothing";
            String effect = "what is measured waits for them, now and then and never twice alike";
            String remedy = "end other programs; top -b -n 1 | head -20 shows them";
            if (share < FREE) {
                return Finding.ok("load.now", observed);
            }
            if (share < DISTURBED) {
                return Finding.note("load.now", observed, effect, remedy);
            }
            return share < TAKEN
                    ? Finding.warn("load.now", observed, effect, remedy)
                    : Finding.unfit("load.now", observed, effect, remedy);
        });
    }

    /** Never unfit: it tells of the past, such as the build of this program. */
    private static Optional<Finding> minute(Host host) {
        double load = host.jvm().load();
        if (load < 0) {
            return Optional.empty();
        }
        String observed = String.format(
                Locale.ROOT,
                "%.2f programs ran or waited on average in the last minute, with %d CPUs",
                load,
                host.jvm().cpus());
        return Optional.of(
                load <= CALM_LOAD_PER_CPU * host.jvm().cpus()
                        ? Finding.ok("load.minute", observed)
                        : Finding.note(
                                "load.minute",
                                observed,
                                "if they still run, what is measured waits for them; and a processor may be hot",
                                "wait a minute, then look again"));
    }

    private static Optional<Finding> steal(Host host) {
        return host.atRest().map(window -> {
            double now = share(window.steal(), window);
            Optional<CpuTime> sinceStart = CpuTime.read(host.files());
            double ever = sinceStart.map(all -> share(all.steal(), all)).orElse(0.0);
            double worst = Math.max(now, ever);
            String observed = percent(now) + " of the CPUs' time was stolen by the hypervisor just now, "
                    + percent(ever) + " since the machine started";
            String effect = "a stolen CPU stands still for milliseconds: long tails, and forks that differ";
            String remedy =
                    "a machine of your own, or another hour; host.steal in summary.csv tells which forks it hit";
            if (worst < FREE / 2) {
                return Finding.ok("load.steal", observed);
            }
            if (now >= STOLEN) {
                return Finding.unfit("load.steal", observed, effect, remedy);
            }
            return now >= FREE
                    ? Finding.warn("load.steal", observed, effect, remedy)
                    : Finding.note("load.steal", observed, effect, remedy);
        });
    }

    /** Without control groups there is none, but without {@code /proc} nobody knows. */
    private static Optional<Finding> quota(Host host) {
        if (host.files().text("proc/self/cgroup").isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble quota = CpuCgroup.of(host.files()).quota();
        if (quota.isEmpty()) {
            return Optional.of(Finding.ok("cgroup.quota", "none"));
        }
        String observed = String.format(Locale.ROOT, "%.2f CPUs", quota.getAsDouble());
        String effect =
                "who has used it up stands still for the rest of 100 ms: means are wrong and p99 tells the quota";
        String remedy = "docker update --cpu-quota -1 CONTAINER, or no CPU limit in the pod; cpusets do no harm";
        if (quota.getAsDouble() < 1) {
            return Optional.of(Finding.unfit("cgroup.quota", observed, effect, remedy));
        }
        return Optional.of(Finding.warn("cgroup.quota", observed, effect, remedy));
    }

    private static double share(long part, CpuTime whole) {
        return (double) part / Math.max(1, whole.all());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
