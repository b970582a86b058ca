package io.github.diobench.suite.verdict;

import java.util.Locale;

/** Numbers as reasons show them, the same in every locale. */
public final class Text {
    private Text() {}

    /** Returns a ratio: {@code 1.029}. */
    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.3f", ratio);
    }

    /** Returns a share in per cent with at most two decimals: {@code 3 %}, {@code 0.25 %}. */
    public static String percent(double share) {
        String decimals = String.format(Locale.ROOT, "%.2f", 100 * share);
        return decimals.replaceFirst("\\.?0+$", "") + " %";
    }

    /** Returns how much more than the reference {@code logRatio} is, in per cent and with its sign. */
    static String change(double logRatio) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * Math.expm1(logRatio));
    }

    /** Returns a probability: {@code p = 0.0042}. */
    static String p(double p) {
        return p < 1e-4 ? "p < 0.0001" : String.format(Locale.ROOT, "p = %.2g", p);
    }
}
