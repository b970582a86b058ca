package io.github.diobench.suite.report;

import java.util.ArrayList;
import java.util.List;

/** A table that reads well both as Markdown and as plain text: every column is as wide as its widest value. */
public final class MarkdownTable {
    private static final String RIGHT = ">";

    private final List<String> header;
    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    /** Makes a table with these columns. A name that starts with {@code >} has its values to the right. */
    public MarkdownTable(List<String> columns) {
        header = columns.stream().map(name -> name.replace(RIGHT, "")).toList();
        right = columns.stream().map(name -> name.startsWith(RIGHT)).toList();
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
        rows.add(values.stream().map(value -> value.replace("|", "\\|")).toList());
    }

    /** Adds the table as a section of its own; nothing if it has no rows. */
    public void addSection(StringBuilder text, String title) {
        if (!rows.isEmpty()) {
            text.append("\n## ").append(title).append("\n\n").append(this);
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(text, header);
        text.append('|');
        for (int column = 0; column < header.size(); column++) {
            String dashes = "-".repeat(width(column) + 1);
            text.append(right.get(column) ? dashes + ":" : "-" + dashes).append('|');
        }
        text.append('\n');
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    private void line(StringBuilder text, List<String> values) {
        text.append('|');
        for (int column = 0; column < values.size(); column++) {
            String value = values.get(column);
            String padding = " ".repeat(width(column) - value.length());
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
