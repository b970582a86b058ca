package io.github.diobench.suite.machine;

/** How exactly costs are kept. */
final class Rounded {
    private static final double HUNDREDTHS = 100;

    private Rounded() {}

    /** Returns {@code nanos} to a hundredth of a nanosecond, which is less than anything here is known to. */
    static double nanos(double nanos) {
        return Math.round(nanos * HUNDREDTHS) / HUNDREDTHS;
    }
}
