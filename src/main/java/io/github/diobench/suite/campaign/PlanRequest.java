package io.github.diobench.suite.campaign;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What the user wants otherwise than the profile says.
 *
 * @param counters the counters to compare with the reference; empty for those of the profile
 * @param rounds the number of rounds
 * @param benchmark measure only benchmarks in whose name this is found
 * @param seed what the order is drawn from
 * @param jvm the {@code java} program for the forks, or the folder of a JDK
 */
public record PlanRequest(
        List<String> counters, OptionalInt rounds, Optional<Pattern> benchmark, long seed, String jvm) {
    /** Copies the list. */
    public PlanRequest {
        counters = List.copyOf(counters);
    }
}
