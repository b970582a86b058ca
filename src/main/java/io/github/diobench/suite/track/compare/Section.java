package io.github.diobench.suite.track.compare;

import java.util.List;

/**
 * One table of a comparison, whatever it is written as.
 *
 * @param title what it shows
 * @param columns names of the columns; one that starts with {@code >} has its values to the right
 * @param rows the values, one for each column
 * @param legend how to read it, in one paragraph
 */
record Section(String title, List<String> columns, List<List<String>> rows, String legend) {
    static final String RIGHT = ">";

    Section {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
