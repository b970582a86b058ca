package io.github.diobench.suite.track.history;

import io.github.diobench.suite.report.Markdown;
import io.github.diobench.suite.report.MarkdownTable;
import io.github.diobench.suite.report.VerdictWords;
import io.github.diobench.suite.verdict.change.ChangeScan;
import java.util.ArrayList;
import java.util.List;

/** What {@code history check} says: Markdown that reads well as plain text, too. */
public final class CheckText {
    private final History history;
    private final Findings findings;

    private CheckText(History history) {
        this.history = history;
        this.findings = history.findings();
    }

    /** Returns the text about {@code history}. */
    public static String of(History history) {
        return new CheckText(history).text();
    }

    private String text() {
        StringBuilder text = new StringBuilder("# Changes in the history\n\n");
        text.append(headline()).append("\n\n");
        text.append("Searched ")
                .append(Numbers.count(findings.searched().size(), "series"))
                .append(" of ")
                .append(Numbers.count(history.runs().size(), "run"))
                .append(", all of them together at the level of 1 %.\n");
        if (!findings.all().isEmpty()) {
            text.append('\n').append(table()).append('\n');
            findings.all().forEach(finding -> explain(text, finding));
            text.append(
                    "\nA change above 0 is a higher cost. Nine times out of ten the first run that has it is in the 90 % set; "
                            + "it may also have been made by\na commit between two runs that was not measured.\n");
        }
        bullets(text, notes());
        return text.toString();
    }

    private String headline() {
        int regressions = findings.count(Finding.Kind.REGRESSION);
        List<String> others = new ArrayList<>();
        for (Finding.Kind kind : Finding.Kind.values()) {
            int count = findings.count(kind);
            if (kind != Finding.Kind.REGRESSION && count > 0) {
                others.add(count + " " + kind.word());
            }
        }
        String also = others.isEmpty() ? "" : "; beside that, changes that fail no check: " + String.join(", ", others);
        return (regressions == 0 ? "No confirmed regression" : Numbers.count(regressions, "confirmed regression"))
                + also + ".";
    }

    private MarkdownTable table() {
        MarkdownTable table = new MarkdownTable(List.of(
                "state",
                "series",
                ">change",
                ">95 % interval",
                "last run before",
                "first run after",
                "90 % set",
                ">runs since",
                ">p (Holm)"));
        for (Finding finding : findings.all()) {
            Change change = finding.change();
            table.row(List.of(
                    finding.kind().word(),
                    change.series().name(),
                    Numbers.change(change.point().change()),
                    "[" + Numbers.change(change.point().lower()) + ", "
                            + Numbers.change(change.point().upper()) + "]",
                    dated(change.lastBefore().run()),
                    dated(change.firstAfter().run()),
                    set(change.possible()),
                    Integer.toString(change.age()),
                    VerdictWords.p(change.point().p())));
        }
        return table;
    }

    private static String dated(StoredRun run) {
        return run.shortCommit() + " (" + Numbers.day(run.time()) + ")";
    }

    private static String set(List<Entry> possible) {
        String first = possible.get(0).run().shortCommit();
        String last = possible.get(possible.size() - 1).run().shortCommit();
        return first.equals(last) ? first : first + " to " + last;
    }

    /** Says what moved: a ratio also rises if its reference gets cheaper. */
    private static void explain(StringBuilder text, Finding finding) {
        Change change = finding.change();
        SeriesKey key = change.series().key();
        Level before = change.before();
        Level after = change.after();
        String unit = change.firstAfter().point().unit();
        StringBuilder line = new StringBuilder();
        line.append(key.regime())
                .append(' ')
                .append(key.arm())
                .append(" in ")
                .append(change.firstAfter().run().shortCommit())
                .append(": ")
                .append(key.arm())
                .append(move(before.score(), after.score()))
                .append(", ")
                .append(key.reference())
                .append(move(before.referenceScore(), after.referenceScore()))
                .append(' ')
                .append(unit);
        if (Math.abs(Math.log(after.referenceScore() / before.referenceScore()))
                > Math.abs(Math.log(after.score() / before.score()))) {
            line.append("; so it is rather ").append(key.reference()).append(" that changed");
        }
        if (change.point().gradual()) {
            line.append("; it moved slowly rather than in one step, so it may be the work of several commits");
        }
        change.otherDifferences().forEach(difference -> line.append("; ").append(difference));
        if (!finding.remark().isEmpty()) {
            line.append("; ").append(finding.remark());
        }
        text.append("- ").append(Markdown.atStart(line.toString())).append(".\n");
    }

    private static String move(double before, double after) {
        return " went from " + Numbers.score(before) + " to " + Numbers.score(after);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(findings.notes());
        for (StoredRun run : history.runs()) {
            if (run.refused() != null) {
                notes.add("run " + run.run() + " is left out: " + run.refused());
            }
        }
        long refused = findings.searched().stream()
                .flatMap(series -> series.entries().stream())
                .filter(entry -> entry.run().refused() == null && !entry.counts())
                .count();
        if (refused > 0) {
            notes.add(Numbers.count((int) refused, "point")
                    + " of single series left out, as they cannot be judged; 'history show' tells why");
        }
        long tooShort = findings.searched().stream()
                .filter(series -> series.counted().size() < ChangeScan.LEAST_VALUES)
                .count();
        if (tooShort > 0) {
            notes.add(Numbers.count((int) tooShort, "series") + " too short for a confirmed change, which takes "
                    + ChangeScan.SIDE + " runs that are not refused on either side of it");
        }
        return notes;
    }

    private static void bullets(StringBuilder text, List<String> lines) {
        text.append(lines.isEmpty() ? "" : "\n");
        lines.forEach(line -> text.append("- ").append(Markdown.atStart(line)).append(".\n"));
    }
}
