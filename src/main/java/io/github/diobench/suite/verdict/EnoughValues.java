package io.github.diobench.suite.verdict;

/**
 * Says whether there are enough values to tell where a quantile lies: at least {@value #BEYOND} beyond it. With fewer, one more or
 * less of them moves it at will.
 */
public final class EnoughValues {
    private static final int BEYOND = 100;

    /** A product that is whole but for rounding is whole. */
    private static final double ROUNDING = 1e-9;

    private EnoughValues() {}

    /**
     * Tells whether {@code values} values are enough for a quantile.
     *
     * @param quantile between 0 and 1, such as 0.99
     * @param values how many there are in all
     */
    public static boolean above(double quantile, long values) {
        return (1 - quantile) * (double) values >= BEYOND * (1 - ROUNDING);
    }

    /** Tells the same of both sides of the quantile. */
    static boolean around(double quantile, long values) {
        return above(Math.max(quantile, 1 - quantile), values);
    }
}
