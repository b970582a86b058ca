package io.github.diobench.suite.report;

import io.github.diobench.suite.Printable;

/** Text inside HTML and SVG. */
public final class Markup {
    private Markup() {}

    /** Returns {@code value} such that it stands for itself on one line, between tags and in an attribute's double quotes. */
    public static String of(String value) {
        return escaped(Printable.line(value));
    }

    /** Returns the same for a text of several lines, in which values from elsewhere are on one line each already. */
    public static String lines(String text) {
        return escaped(Printable.text(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
