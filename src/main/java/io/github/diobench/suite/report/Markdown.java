package io.github.diobench.suite.report;

import io.github.diobench.suite.Printable;
import java.util.regex.Pattern;

/**
 * Text inside Markdown that a terminal shows just as well. Names and messages may come from anywhere and must stay text: what Markdown, or
 * GitHub, would take for markup, a link or somebody's name is written as code, in which nothing is; all else stays as it is.
 */
public final class Markdown {
    private static final Pattern HTML = Pattern.compile("<[A-Za-z/!?]|&#?\\w+;");

    private static final Pattern LINK =
            Pattern.compile("`|!\\[|\\][(\\[:]|://|(?i:www\\.)|(?<!\\w)@\\w|#\\d|\\bGH-\\d");

    /** What makes a heading, a list, a quotation, a table, a rule, a block of code or a workflow command of a line. */
    private static final Pattern BLOCK = Pattern.compile("\\s*(?:[#>*+=~|:-]|\\d+[.)])|\\s{4}");

    private static final Pattern MARKS = Pattern.compile("`+");

    private Markdown() {}

    /** Returns {@code value} for a place within a line. */
    public static String of(String value) {
        return HTML.matcher(value).find() ? code(value) : withoutLinks(value);
    }

    /** Returns {@code value} for the beginning of a line, or of an item in a list. */
    public static String atStart(String value) {
        return BLOCK.matcher(value).lookingAt() ? code(value) : of(value);
    }

    /** Returns {@code value} for any place in a text that no terminal shows: HTML is written as entities. */
    public static String page(String value) {
        String shown = BLOCK.matcher(value).lookingAt() ? code(value) : withoutLinks(value);
        return shown.startsWith("`")
                ? shown
                : shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String withoutLinks(String value) {
        return LINK.matcher(value).find() ? code(value) : Printable.line(value, Printable.LONGEST);
    }

    /** Returns {@code value} as code, between more marks than it has itself. */
    public static String code(String value) {
        String text = value.isEmpty() ? " " : Printable.line(value, Printable.LONGEST);
        int longest = MARKS.matcher(text)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
        String marks = "`".repeat(longest + 1);
        // A blank at both ends is taken away again.
        boolean needsBlanks = text.startsWith("`")
                || text.endsWith("`")
                || (text.startsWith(" ") && text.endsWith(" ") && !text.isBlank());
        return needsBlanks ? marks + " " + text + " " + marks : marks + text + marks;
    }
}
