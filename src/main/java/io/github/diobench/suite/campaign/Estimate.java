package io.github.diobench.suite.campaign;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * How long forks take on this machine, as far as can be told before the first.
 *
 * <p>What a fork takes beside its iterations is mostly the start of JVMs, so it is reckoned in starts of an empty one on
 * this very machine; as soon as forks have run, {@link Eta} goes by their own time.
 *
 * @param perFork how long a fork of this regime takes
 * @param once what the first fork takes on top, while JMH finds out what this JVM can do
 */
public record Estimate(Function<Regime, Duration> perFork, Duration once) {
    /** A fork loads JMH and a benchmark, compiles, and reports over a socket: about as much as this many empty starts. */
    private static final int STARTS_PER_FORK = 13;

    /** The same for forks that start together, on more than one CPU. */
    private static final int STARTS_PER_FORK_OF_A_GROUP = 12;

    /** What a fork takes on top that waits for its compilers. */
    private static final int STARTS_TO_COMPILE = 3;

    private static final int STARTS_ONCE = 8;

    /** What an iteration takes beside its measuring: set-up, JMH's own work and, by turns, letting go on and stopping. */
    private static final Duration PER_ITERATION = Duration.ofNanos(2_200_000);

    /** The same where bios complete on other threads: a completer then shares the CPUs with all that work. */
    private static final Duration PER_QUEUED_ITERATION = Duration.ofMillis(7);

    /** Returns the estimate for forks of {@code plan} on {@code jvms}. */
    static Estimate of(Plan plan, List<ForkJvm> jvms) {
        Duration start = Duration.ofMillis(
                (long) jvms.stream().mapToLong(ForkJvm::startMillis).average().orElseThrow());
        int compiling = plan.jvmArgs().contains(Planner.WAIT_FOR_COMPILERS) ? STARTS_TO_COMPILE : 0;
        Duration starts = start.multipliedBy((plan.turns() ? STARTS_PER_FORK_OF_A_GROUP : STARTS_PER_FORK) + compiling);
        return new Estimate(
                regime -> iterations(regime, plan.timingOf(regime)).plus(starts), start.multipliedBy(STARTS_ONCE));
    }

    private static Duration iterations(Regime regime, Timing timing) {
        Duration beside = regime.isQueued() ? PER_QUEUED_ITERATION : PER_ITERATION;
        return timing.iterations().plus(beside.multipliedBy(timing.warmups() + timing.measurements()));
    }

    /** Returns how long all of {@code plan} takes. */
    public Duration total(Plan plan) {
        return of(plan, plan.slots()).plus(once);
    }

    /** Returns how long the forks of {@code regimes} take. */
    Duration total(Plan plan, Collection<Regime> regimes) {
        return regimes.stream()
                .map(regime -> perFork.apply(regime)
                        .multipliedBy((long) regime.forks() * regime.arms().size()))
                .reduce(once, Duration::plus);
    }

    /** Returns how long {@code slots} take, without what the first takes on top. */
    Duration of(Plan plan, Collection<Slot> slots) {
        var cells = plan.cells();
        return slots.stream()
                .map(slot -> perFork.apply(plan.regime(cells.get(slot.cell()).regime())))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
