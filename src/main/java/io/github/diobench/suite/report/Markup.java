package io.github.diobench.suite.report;

/** Text inside HTML and SVG. */
public final class Markup {
    private Markup() {}

    /** Returns {@code text} such that it stands for itself, between tags and in an attribute's quotes. */
    public static String of(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
