package io.github.diobench.suite.campaign;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How long the rest of a campaign takes: the estimate, corrected by what forks have really taken. Not thread-safe.
 */
final class Eta {
    /** How many forks' worth of trust the estimate has against the time that forks really took. */
    private static final int TRUST = 2;

    private final Estimate estimate;
    private final Plan plan;
    private final List<Slot> slots;
    private final Set<String> dropped = new HashSet<>();
    private final Supplier<Duration> clock;
    private final Set<Integer> ended = new HashSet<>();

    /**
     * Starts the clock.
     *
     * @param slots what is to run
     * @param clock how much time has passed
     */
    Eta(Estimate estimate, Plan plan, Collection<Slot> slots, Supplier<Duration> clock) {
        this.estimate = estimate;
        this.plan = plan;
        this.slots = List.copyOf(slots);
        this.clock = clock;
    }

    /** Makes one whose clock starts now. */
    static Eta starting(Estimate estimate, Plan plan, Collection<Slot> slots) {
        long start = System.nanoTime();
        return new Eta(estimate, plan, slots, () -> Duration.ofNanos(System.nanoTime() - start));
    }

    /** Is told that the fork with this {@code number} has ended. */
    void ended(int number) {
        ended.add(number);
    }

    /** Is told that what is left of {@code cells}, by their ids, is not run. */
    void dropped(Collection<String> cells) {
        dropped.addAll(cells);
    }

    /** Returns how much time has passed. */
    Duration elapsed() {
        return clock.get();
    }

    /** Returns how long the rest takes. */
    Duration remaining() {
        List<Slot> done =
                slots.stream().filter(slot -> ended.contains(slot.number())).toList();
        List<Slot> left = slots.stream()
                .filter(slot -> !ended.contains(slot.number()) && !dropped.contains(slot.cell()))
                .toList();
        if (left.isEmpty()) {
            return Duration.ZERO;
        }
        Duration expected = estimate.of(plan, left);
        if (done.isEmpty()) {
            Duration rest = expected.plus(estimate.once()).minus(elapsed());
            return rest.isNegative() ? Duration.ZERO : rest;
        }
        double trusted = (double) TRUST * estimate.of(plan, slots).toNanos() / slots.size();
        double took = elapsed().minus(estimate.once()).toNanos();
        double correction =
                (trusted + took) / (trusted + estimate.of(plan, done).toNanos());
        return Duration.ofNanos((long) (expected.toNanos() * correction));
    }
}
