package io.github.diobench.suite.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A table that reads well both as Markdown and as plain text: every column is as wide as its widest value. */
public final class MarkdownTable {
    private static final String RIGHT = ">";
    private static final String CODE = "`";

    /** Twice as many backslashes before it, and one of its own: so many are left when Markdown has taken the table apart. */
    private static final Pattern PIPE = Pattern.compile("(\\\\*)\\|");

    private final List<String> header;
    private final List<Boolean> right;
    private final List<Boolean> code;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Makes a table with these columns. A name that starts with {@code >} has its values to the right, one that starts with a backtick has
     * all of them as code, of others those that would be {@linkplain Markdown markup}.
     */
    public MarkdownTable(List<String> columns) {
        right = columns.stream().map(name -> name.startsWith(RIGHT)).toList();
        code = columns.stream().map(name -> name.startsWith(CODE)).toList();
        header = IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).substring(right.get(i) || code.get(i) ? 1 : 0))
                .map(name -> cell(Markdown.of(name)))
                .toList();
    }

    private static String cell(String value) {
        return PIPE.matcher(value).replaceAll("$1$1\\\\|");
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it has not one value for each column
     */
    public void row(List<String> values) {
        if (values.size() != header.size()) {
            throw new IllegalArgumentException(values.size() + " values for " + header.size() + " columns");
        }
        rows.add(IntStream.range(0, values.size())
                .mapToObj(i -> code.get(i) ? Markdown.code(values.get(i)) : Markdown.of(values.get(i)))
                .map(MarkdownTable::cell)
                .toList());
    }

    /** Adds the table as a section of its own; nothing if it has no rows. */
    public void addSection(StringBuilder text, String title) {
        if (!rows.isEmpty()) {
            text.append("\n## ").append(Markdown.of(title)).append("\n\n").append(this);
        }
    }

    @Override
    public String toString() {
        int[] widths = IntStream.range(0, header.size()).map(this::width).toArray();
        StringBuilder text = new StringBuilder();
        line(text, header, widths);
        text.append('|');
        for (int column = 0; column < header.size(); column++) {
            String dashes = "-".repeat(widths[column] + 1);
            text.append(right.get(column) ? dashes + ":" : "-" + dashes).append('|');
        }
        text.append('\n');
        rows.forEach(row -> line(text, row, widths));
        return text.toString();
    }

    private void line(StringBuilder text, List<String> values, int[] widths) {
        text.append('|');
        for (int column = 0; column < values.size(); column++) {
            String value = values.get(column);
            String padding = " ".repeat(widths[column] - value.length());
            text.append(' ')
                    .append(right.get(column) ? padding + value : value + padding)
                    .append(" |");
        }
        text.append('\n');
    }

    private int width(int column) {
        int widest = header.get(column).length();
        for (List<String> row : rows) {
            widest = Math.max(widest, row.get(column).length());
        }
        return widest;
    }
}
