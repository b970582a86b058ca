package io.github.diobench.suite.doctor;

import io.github.diobench.suite.CpuList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks at the JVMs that measure. */
final class JvmProbes {
    static final List<Probe> ALL = List.of(
            new Probe("jvm.build", host -> Optional.of(build(host.jvm()))),
            new Probe("jvm.mode", host -> Optional.of(mode(host.jvm()))),
            new Probe("jvm.variables", host -> Optional.of(variables(host.jvm()))),
            new Probe("jvm.agents", host -> Optional.of(agents(host.jvm()))),
            new Probe("jvm.cpus", JvmProbes::cpus));

    private static final Pattern AGENT = Pattern.compile("-(javaagent|agentlib|agentpath|Xrun|Xdebug).*");
    private static final Pattern SLOW =
            Pattern.compile("(?s).*(-Xint|-Xcomp|-Xdebug|-javaagent|-agentlib|-agentpath|-Xrun|jdwp).*");

    private JvmProbes() {}

    private static Finding build(Jvm jvm) {
        String observed = String.join("; ", jvm.vms());
        String name = observed.toLowerCase(Locale.ROOT);
        if (name.contains("fastdebug") || name.contains("slowdebug") || name.contains("optimized")) {
            return Finding.unfit(
                    "jvm.build",
                    observed,
                    "a debug build checks itself all the time: it measures its checks",
                    "run --jvm with a release build");
        }
        return name.contains("openjdk") || name.contains("hotspot")
                ? Finding.ok("jvm.build", observed)
                : Finding.note(
                        "jvm.build",
                        observed,
                        "not HotSpot, on which this was developed and tested: locks and compiler are others",
                        "run --jvm with a HotSpot, to compare");
    }

    private static Finding mode(Jvm jvm) {
        return jvm.info().contains("mixed")
                ? Finding.ok("jvm.mode", jvm.info())
                : Finding.warn(
                        "jvm.mode",
                        jvm.info().isEmpty() ? "not told" : jvm.info(),
                        "this program itself is slow; the forks have arguments of their own",
                        "start it without -Xint or -Xcomp");
    }

    private static Finding variables(Jvm jvm) {
        if (jvm.variables().isEmpty()) {
            return Finding.ok("jvm.variables", "none that changes JVMs");
        }
        String observed = jvm.variables().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + withoutValues(variable.getValue()))
                .collect(Collectors.joining("; "));
        String remedy = "unset " + String.join(" ", jvm.variables().keySet());
        if (SLOW.matcher(observed).matches()) {
            return Finding.unfit(
                    "jvm.variables", observed, "every fork runs with a debugger, an agent or no compiler", remedy);
        }
        String effect = "every fork has these arguments beside its own";
        return observed.contains("-X")
                ? Finding.warn("jvm.variables", observed, effect, remedy)
                : Finding.note("jvm.variables", observed, effect, remedy);
    }

    /** Runs are published: what properties and agents are set to, which may be a password, is nobody's business. */
    private static String withoutValues(String arguments) {
        return arguments.replaceAll("(-D[^=\\s]*|-javaagent|-agentlib|-agentpath)[=:]\\S*", "$1=...");
    }

    private static Finding agents(Jvm jvm) {
        List<String> agents = jvm.arguments().stream()
                .filter(argument -> AGENT.matcher(argument).matches())
                .map(JvmProbes::withoutValues)
                .toList();
        return agents.isEmpty()
                ? Finding.ok("jvm.agents", "none")
                : Finding.note(
                        "jvm.agents",
                        String.join(" ", agents),
                        "they are in this program, not in its forks, but take CPU time while these run",
                        "start it without them");
    }

    private static Optional<Finding> cpus(Host host) {
        return host.files()
                .text("sys/devices/system/cpu/online")
                .map(list -> CpuList.parse(list).size())
                .filter(online -> online > 0)
                .map(online -> {
                    int cpus = host.jvm().cpus();
                    return cpus >= online
                            ? Finding.ok("jvm.cpus", "all " + online)
                            : Finding.note(
                                    "jvm.cpus",
                                    cpus + " of " + online + " online",
                                    "a container, a cpuset, taskset or -XX:ActiveProcessorCount leaves the JVM fewer, and it "
                                            + "starts fewer threads to compile and collect",
                                    null);
                });
    }
}
