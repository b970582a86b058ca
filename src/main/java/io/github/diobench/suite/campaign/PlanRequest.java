package io.github.diobench.suite.campaign;

import java.util.List;
import java.util.OptionalInt;

/**
 * What the user wants otherwise than the profile says, and what the machine has.
 *
 * @param counters the counters to compare with the reference; empty for those of the profile
 * @param rounds the number of rounds
 * @param filter what of the profile to measure
 * @param seed what the order is drawn from
 * @param jvms the JVMs that every regime is measured with, at least one
 * @param cpus how many CPUs the forks can use
 */
public record PlanRequest(
        List<String> counters, OptionalInt rounds, PlanFilter filter, long seed, List<JvmChoice> jvms, int cpus) {
    /** Copies the lists. */
    public PlanRequest {
        counters = List.copyOf(counters);
        jvms = List.copyOf(jvms);
    }

    /** Returns the request for all of a profile as it is, on one JVM. */
    public static PlanRequest everything(long seed, String jvm, int cpus) {
        return new PlanRequest(
                List.of(), OptionalInt.empty(), PlanFilter.ALL, seed, List.of(new JvmChoice(jvm, "")), cpus);
    }
}
