package io.github.diobench.suite.report;

import java.util.regex.Pattern;

/** Text in the cells of a CSV file; quoting is the library's. */
public final class CsvText {
    /** What a spreadsheet takes for a formula and carries out. The last four are the wide forms of the first. */
    private static final Pattern FORMULA = Pattern.compile("[=+@\\t\\r\\n\uff1d\uff0b\uff0d\uff20-]");

    /** A number, or a hyphen for a missing one. */
    private static final Pattern VALUE = Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|-");

    private CsvText() {}

    /** Returns {@code text}, with an apostrophe before it if a spreadsheet would compute something and not show it. */
    public static String of(String text) {
        return FORMULA.matcher(text).lookingAt() && !VALUE.matcher(text).matches() ? "'" + text : text;
    }
}
