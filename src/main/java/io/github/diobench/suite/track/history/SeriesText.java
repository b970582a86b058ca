package io.github.diobench.suite.track.history;

import io.github.diobench.suite.report.Markdown;
import io.github.diobench.suite.report.MarkdownTable;
import java.util.ArrayList;
import java.util.List;

/** What {@code history show} says: each series as a table with a plot beside it. */
public final class SeriesText {
    private static final String MISSING = "-";

    private final Findings findings;

    private SeriesText(Findings findings) {
        this.findings = findings;
    }

    /** Returns the text about {@code history}. */
    public static String of(History history) {
        SeriesText text = new SeriesText(history.findings());
        StringBuilder all = new StringBuilder();
        for (Series series : history.series()) {
            text.add(all, series);
        }
        return all.append(
                        "o is the ratio, --- its 90 % interval, x a ratio that is left out of the search for changes.\n")
                .toString();
    }

    private void add(StringBuilder text, Series series) {
        PlotLine plot = new PlotLine(series.shown());
        String unit = series.entries().get(0).point().unit();
        MarkdownTable table = new MarkdownTable(List.of(
                "commit",
                "run",
                ">rounds",
                ">ratio",
                ">90 % interval",
                ">" + unit,
                ">" + series.key().reference() + ", " + unit,
                plot.scale(),
                "note"));
        for (Entry entry : series.entries()) {
            table.row(List.of(
                    entry.run().shortCommit(),
                    Numbers.minute(entry.run().start()),
                    Integer.toString(entry.point().rounds()),
                    Numbers.ratio(entry.point().logRatio()),
                    interval(entry),
                    Numbers.score(entry.point().score()),
                    Numbers.score(entry.point().referenceScore()),
                    plot.of(entry),
                    note(series, entry)));
        }
        text.append("## ").append(Markdown.of(series.name())).append("\n\n");
        text.append(Markdown.of(series.key().conditions())).append("\n\n");
        text.append(table).append('\n');
    }

    private static String interval(Entry entry) {
        double halfWidth = entry.halfWidth();
        if (Double.isNaN(halfWidth)) {
            return MISSING;
        }
        double value = entry.point().logRatio();
        return "[" + Numbers.ratio(value - halfWidth) + ", " + Numbers.ratio(value + halfWidth) + "]";
    }

    private String note(Series series, Entry entry) {
        List<String> notes = new ArrayList<>();
        for (Finding finding : findings.in(series)) {
            if (finding.change().firstAfter().equals(entry)) {
                notes.add(finding.kind().word() + " "
                        + Numbers.change(finding.change().point().change()));
            }
        }
        if (entry.refused() != null) {
            notes.add("refused: " + entry.refused());
        }
        return String.join("; ", notes);
    }
}
