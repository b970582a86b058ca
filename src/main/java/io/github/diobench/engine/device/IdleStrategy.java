package io.github.diobench.engine.device;

import java.util.Locale;

/** What a completion thread does while it has nothing to complete. */
public enum IdleStrategy {
    /** Spins with the processor's hint: the fastest to notice work, and takes a whole CPU. */
    SPIN,
    /** Gives the CPU to any other runnable thread between looks. */
    YIELD,
    /** Sleeps until a submission wakes it; a hand-over then costs tens of microseconds. */
    PARK;

    /**
     * Finds a strategy by its name in lower case.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static IdleStrategy of(String name) {
        for (IdleStrategy strategy : values()) {
            if (strategy.toString().equals(name)) {
                return strategy;
            }
        }
        throw new IllegalArgumentException("no idle strategy '" + name + "'; there are spin, yield, park");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
