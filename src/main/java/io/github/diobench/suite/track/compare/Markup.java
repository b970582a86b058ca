package io.github.diobench.suite.track.compare;

/** Text inside HTML and SVG. */
final class Markup {
    private Markup() {}

    /** Returns {@code text} such that it stands for itself, between tags and in an attribute's quotes. */
    static String of(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
