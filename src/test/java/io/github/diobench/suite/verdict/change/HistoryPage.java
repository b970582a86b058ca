package io.github.diobench.suite.verdict.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The table of simulated rates in {@code docs/history.md}. */
final class HistoryPage {
    private static final Path PAGE = Path.of("docs/history.md");
    private static final String BEGIN = "<!-- rates -->\n";
    private static final String END = "<!-- end of rates -->";

    private HistoryPage() {}

    /** Returns its rows. */
    static List<String> rows() throws IOException {
        String page = Files.readString(PAGE);
        String table = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
        return table.lines().skip(2).toList();
    }

    /** Returns the row that begins with {@code kind}. */
    static String row(String kind) throws IOException {
        return rows().stream().filter(row -> row.startsWith(kind)).findFirst().orElseThrow();
    }

    /** Replaces the table. */
    static void write(String table) throws IOException {
        String page = Files.readString(PAGE);
        Files.writeString(
                PAGE,
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table + page.substring(page.indexOf(END)));
    }
}
