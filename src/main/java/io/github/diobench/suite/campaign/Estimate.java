package io.github.diobench.suite.campaign;

import java.time.Duration;

/**
 * How long a campaign takes.
 *
 * <p>What a fork takes beside its iterations is mostly the start of JVMs, so it is reckoned in starts of an empty one on
 * this very machine; as soon as forks have run, their own time is the better guess.
 *
 * @param forks how many forks there are
 * @param perFork how long one takes, as far as can be told before the first
 */
public record Estimate(int forks, Duration perFork) {
    /** A fork loads JMH and a benchmark, compiles, and reports over a socket: about as much as this many empty starts. */
    private static final int STARTS_PER_FORK = 7;

    /** How many forks' worth of trust the first guess has against the time that forks really took. */
    private static final int TRUST = 2;

    /** Returns the estimate for {@code plan}, of which nothing has run. */
    static Estimate of(Plan plan, ForkJvm jvm) {
        Duration beside = Duration.ofMillis(jvm.startMillis()).multipliedBy(STARTS_PER_FORK);
        return new Estimate(plan.slots().size(), plan.timing().iterations().plus(beside));
    }

    /** Returns how long the whole campaign takes. */
    public Duration total() {
        return perFork.multipliedBy(forks);
    }

    /** Returns how long the rest takes when {@code done} forks have taken {@code elapsed}. */
    Duration remaining(int done, Duration elapsed) {
        Duration each = perFork.multipliedBy(TRUST).plus(elapsed).dividedBy(TRUST + done);
        return each.multipliedBy(forks - done);
    }
}
