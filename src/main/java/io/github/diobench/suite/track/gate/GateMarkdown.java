package io.github.diobench.suite.track.gate;

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
        return cut.length() <= longest ? cut : cut.substring(0, longest);
    }

    private static String text(GateReport report, List<GateRow> rows, int shown) {
        List<GateRow> open = rows.subList(0, Math.min(shown, OPEN_ROWS));
        List<GateRow> folded = rows.subList(open.size(), shown);
        StringBuilder text = new StringBuilder();
        text.append("## Performance gate: ").append(report.result()).append("\n\n");
        text.append(GateText.conclusion(report)).append(".\n\n");
        text.append("- base: ").append(plain(report.base().shown())).append('\n');
        text.append("- head: ").append(plain(report.head().shown())).append('\n');
        text.append("- on ").append(plain(report.machine())).append("\n\n");
        text.append(GateTable.of(open, GateMarkdown::code));
        text.append(GateText.reasons(open, GateMarkdown::code, GateMarkdown::plain));
        if (!folded.isEmpty()) {
            text.append("\n<details><summary>")
                    .append(folded.size())
                    .append(" more benchmarks</summary>\n\n")
                    .append(GateTable.of(folded, GateMarkdown::code))
                    .append(GateText.reasons(folded, GateMarkdown::code, GateMarkdown::plain))
                    .append("\n</details>\n");
        }
        if (shown < rows.size()) {
            text.append("\n")
                    .append(rows.size() - shown)
                    .append(" more benchmarks of ")
                    .append(rows.size());
            text.append(" did not fit; all are in ").append(GateReport.FILE).append(".\n");
        }
        text.append(plain(GateText.remarks(report)));
        text.append('\n').append(GateText.howToRead(report));
        return text.toString();
    }

    /** A parameter may hold anything; in code nothing is markup but the mark itself. */
    private static String code(String name) {
        return "`" + name.replace('`', '\'') + "`";
    }

    private static String plain(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
