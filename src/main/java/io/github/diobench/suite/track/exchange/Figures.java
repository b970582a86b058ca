package io.github.diobench.suite.track.exchange;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people read them: plain decimals with so many significant digits, the same in every locale. */
final class Figures {
    private static final MathContext SHOWN = new MathContext(5);

    private Figures() {}

    /** Returns {@code value} to five significant digits, without an exponent and always with a decimal point. */
    static String plain(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(SHOWN);
        return (rounded.scale() < 1 ? rounded.setScale(1) : rounded).toPlainString();
    }

    /** Returns both ends of an interval. */
    static String interval(double lower, double upper) {
        return "[" + plain(lower) + ", " + plain(upper) + "]";
    }
}
