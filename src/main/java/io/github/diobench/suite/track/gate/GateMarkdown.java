package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.report.Markdown;
import java.util.List;

/**
 * Says what came of a gate, for a page of a pull request: what needs attention first, the rest folded away, and never longer
 * than such pages take.
 */
public final class GateMarkdown {
    /** A comment on GitHub may have 65,536 characters, and something may be put around this. */
    static final int LONGEST = 60_000;

    /** More rows are folded away. */
    static final int OPEN_ROWS = 20;

    /** A parameter may hold anything; in code nothing is markup. */
    private static final String NAME = "`benchmark";

    private GateMarkdown() {}

    /** Returns at most 60,000 characters. */
    public static String of(GateReport report) {
        return of(report, LONGEST);
    }

    static String of(GateReport report, int longest) {
        List<GateRow> rows = GateWords.worstFirst(report);
        String whole = text(report, rows, rows.size());
        if (whole.length() <= longest) {
            return whole;
        }
        // The text grows with the number of rows: search for the largest that fits.
        int fits = 0;
        int tooMany = rows.size();
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) / 2;
            if (text(report, rows, middle).length() <= longest) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        String cut = text(report, rows, fits);
        // Between two lines: half a line could leave code open, and what it holds would be markup.
        return cut.length() <= longest ? cut : cut.substring(0, cut.lastIndexOf('\n', longest - 1) + 1);
    }

    private static String text(GateReport report, List<GateRow> rows, int shown) {
        List<GateRow> open = rows.subList(0, Math.min(shown, OPEN_ROWS));
        List<GateRow> folded = rows.subList(open.size(), shown);
        StringBuilder text = new StringBuilder();
        text.append("## Performance gate: ").append(report.result()).append("\n\n");
        text.append(GateText.conclusion(report)).append(".\n\n");
        text.append("- base: ").append(Markdown.page(report.base().shown())).append('\n');
        text.append("- head: ").append(Markdown.page(report.head().shown())).append('\n');
        text.append("- on ").append(Markdown.page(report.machine())).append("\n\n");
        text.append(GateTable.of(open, NAME));
        text.append(GateText.reasons(open, Markdown::code, Markdown::page));
        if (!folded.isEmpty()) {
            text.append("\n<details><summary>")
                    .append(folded.size())
                    .append(" more benchmarks</summary>\n\n")
                    .append(GateTable.of(folded, NAME))
                    .append(GateText.reasons(folded, Markdown::code, Markdown::page))
                    .append("\n</details>\n");
        }
        if (shown == rows.size() && !GateTable.shown(report).isEmpty()) {
            text.append("\n<details><summary>Beside the time: allocation and other metrics</summary>\n\n")
                    .append(GateTable.beside(report, NAME))
                    .append("\n</details>\n");
        }
        if (shown < rows.size()) {
            text.append("\n")
                    .append(rows.size() - shown)
                    .append(" more benchmarks of ")
                    .append(rows.size());
            text.append(" did not fit; all are in ").append(GateReport.FILE).append(".\n");
        }
        text.append(GateText.remarks(report, Markdown::page));
        text.append('\n').append(GateText.howToRead(report, Markdown::page));
        return text.toString();
    }
}
