package io.github.diobench.suite.campaign;

import io.github.diobench.suite.UserError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a plan from a profile, the user's wishes and the benchmarks there are. */
public final class Planner {
    /** Has no concurrent threads and the cheapest barriers. */
    static final String COLLECTOR = "-XX:+UseParallelGC";

    /** A benchmark goes on only when what it asked for is compiled (docs/layout.md). */
    static final String WAIT_FOR_COMPILERS = "-XX:-BackgroundCompilation";

    /**
     * Fixed, so that two runs differ in nothing but what they compare: a heap far larger than a request needs, a
     * collector without concurrent threads and with the cheapest barriers, no statistics file that is written meanwhile, and compilers
     * that are waited for.
     */
    private static final List<String> JVM_ARGS = jvmArgs(COLLECTOR);

    /** Returns the arguments of forks, with {@code others}, which win, in place of {@link #COLLECTOR}. */
    static List<String> jvmArgs(String... others) {
        List<String> arguments =
                new ArrayList<>(List.of("-Xms512m", "-Xmx512m", "-XX:-UsePerfData", WAIT_FOR_COMPILERS));
        arguments.addAll(List.of(others));
        return List.copyOf(arguments);
    }

    private final BenchmarkCatalog catalog;
    private final Set<String> counters;
    private final Set<String> submitterThreadOnly;

    /**
     * Makes a planner.
     *
     * @param catalog the benchmarks there are
     * @param counters the names of the counters there are
     * @param submitterThreadOnly those that are correct only where bios complete on the submitter's thread
     */
    public Planner(BenchmarkCatalog catalog, Collection<String> counters, Set<String> submitterThreadOnly) {
        this.catalog = catalog;
        this.counters = new LinkedHashSet<>(counters);
        this.submitterThreadOnly = Set.copyOf(submitterThreadOnly);
    }

    /**
     * Returns the plan, under a preliminary name.
     *
     * @throws UserError if nothing is left to measure, or if the profile or the request names an unknown benchmark,
     *     parameter or counter
     */
    public Plan plan(Profile profile, PlanRequest request) {
        int rounds = request.rounds().orElse(profile.rounds());
        if (rounds < 1) {
            throw new UserError("--rounds must be at least 1 but is " + rounds);
        }
        requireKnown(request.counters());
        ArmChoice choice = new ArmChoice(profile, request.counters());
        Expansion expansion = new Expansion(catalog, profile, choice, request.jvms(), rounds);
        List<Regime> all = request.filter().extend(expansion.regimes(), catalog);
        Feasibility feasibility = new Feasibility(submitterThreadOnly, request.cpus());
        List<Regime> regimes = feasibility.keep(request.filter().keep(all, profile.name()));
        if (regimes.isEmpty()) {
            LeftOut first = feasibility.leftOut().get(0);
            throw new UserError("nothing of profile " + profile.name() + " can be measured so: " + first.what()
                    + " is left out, because " + first.reason());
        }
        return Plan.drawn(
                profile.name(),
                request.seed(),
                rounds,
                profile.timing(),
                JVM_ARGS,
                profile.reference(),
                regimes,
                Stream.concat(expansion.leftOut().stream(), feasibility.leftOut().stream())
                        .toList());
    }

    private void requireKnown(List<String> wanted) {
        for (String counter : wanted) {
            if (!counters.contains(counter)) {
                throw new UserError("there is no counter '" + counter + "'; there are " + String.join(", ", counters));
            }
        }
    }
}
