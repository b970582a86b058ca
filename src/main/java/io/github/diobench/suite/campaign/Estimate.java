package io.github.diobench.suite.campaign;

import java.time.Duration;
import java.util.List;

/**
 * How long a campaign takes.
 *
 * <p>What a fork takes beside its iterations is mostly the start of JVMs, so it is reckoned in starts of an empty one on
 * this very machine; as soon as forks have run, their own time is the better guess.
 *
 * @param forks how many forks there are
 * @param perFork how long one takes, as far as can be told before the first
 * @param once what the first fork takes on top, while JMH finds out what this JVM can do
 */
public record Estimate(int forks, Duration perFork, Duration once) {
    /** A fork loads JMH and a benchmark, compiles, and reports over a socket: about as much as this many empty starts. */
    private static final int STARTS_PER_FORK = 13;

    private static final int STARTS_ONCE = 8;

    /** How many forks' worth of trust the first guess has against the time that forks really took. */
    private static final int TRUST = 2;

    /** Returns the estimate for {@code plan}, of which nothing has run. */
    static Estimate of(Plan plan, List<ForkJvm> jvms) {
        Duration start = Duration.ofMillis(
                (long) jvms.stream().mapToLong(ForkJvm::startMillis).average().orElseThrow());
        return new Estimate(
                plan.slots().size(),
                plan.timing().iterations().plus(start.multipliedBy(STARTS_PER_FORK)),
                start.multipliedBy(STARTS_ONCE));
    }

    /** Returns how long the whole campaign takes. */
    public Duration total() {
        return perFork.multipliedBy(forks).plus(once);
    }

    /** Returns how many forks take no longer than {@code limit}. */
    int forksWithin(Duration limit) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, limit.minus(once).dividedBy(perFork)));
    }

    /** Returns the estimate for a campaign of which only {@code left} forks are to run. */
    Estimate forForks(int left) {
        return new Estimate(left, perFork, left == 0 ? Duration.ZERO : once);
    }

    /** Returns how long the rest takes when {@code done} forks have taken {@code elapsed}. */
    Duration remaining(int done, Duration elapsed) {
        if (done == 0) {
            return total();
        }
        Duration each = perFork.multipliedBy(TRUST).plus(elapsed).minus(once).dividedBy(TRUST + done);
        return each.multipliedBy(forks - done);
    }
}
