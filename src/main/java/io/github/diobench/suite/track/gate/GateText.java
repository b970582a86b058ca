package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.Printable;
import io.github.diobench.suite.verdict.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Says what came of a gate, for a terminal. */
public final class GateText {
    private static final int SHOWN = 20;

    private GateText() {}

    /** Returns all of it: what was compared, the table, and the reasons for whatever did not pass. */
    public static String of(GateReport report) {
        StringBuilder text = new StringBuilder();
        text.append(heading(report)).append('\n');
        List<GateRow> rows = GateWords.worstFirst(report);
        text.append(GateTable.of(rows, "benchmark"));
        if (!GateTable.shown(report).isEmpty()) {
            text.append("\nBeside the time, not judged unless asked for with --metric:\n");
            text.append(GateTable.beside(report, "benchmark"));
        }
        text.append(reasons(rows, GateText::line, GateText::line));
        text.append(remarks(report, GateText::line));
        text.append('\n').append(howToRead(report, GateText::line));
        text.append("\nGate: ").append(conclusion(report)).append('\n');
        return text.toString();
    }

    /** Returns the result in one sentence without its full stop. */
    static String conclusion(GateReport report) {
        String leftOut =
                report.leftOut().isEmpty() ? "" : "; " + report.leftOut().size() + " left out";
        String none = report.noneBeyond()
                .map(ratio -> "; none is slower by more than "
                        + GateWords.change(ratio).substring(1))
                .orElse("");
        return report.result() + ": " + GateWords.meaning(report.result()) + none + " (" + GateWords.counts(report)
                + leftOut + ")";
    }

    private static String heading(GateReport report) {
        return "base: " + line(report.base().shown()) + "\nhead: "
                + line(report.head().shown()) + "\n" + line(report.machine()) + "\n";
    }

    private static String line(String value) {
        return Printable.line(value, Printable.LONGEST);
    }

    /** Returns why each row came out as it did, one line each; not of those that just passed. */
    static String reasons(List<GateRow> rows, UnaryOperator<String> name, UnaryOperator<String> plain) {
        StringBuilder text = new StringBuilder();
        for (GateRow row : rows) {
            // A floor that lets a shown cost pass is no reason to be silent about it.
            if (row.outcome() != Outcome.PASS || !row.failures().isEmpty()) {
                String reason = String.join("; ", row.reasons());
                text.append("- ").append(name.apply(row.name())).append(": ");
                text.append(plain.apply(reason)).append(".\n");
            }
        }
        return text.isEmpty() ? "" : "\n" + text;
    }

    /** Returns what else is to be known, one line each. */
    static String remarks(GateReport report, UnaryOperator<String> plain) {
        StringBuilder text = new StringBuilder();
        list(text, "fork failed: ", unsaid(report), plain);
        list(text, "only in base, not judged: ", report.onlyInBase(), plain);
        list(text, "only in head, not judged: ", report.onlyInHead(), plain);
        list(text, "left out: ", report.leftOut(), plain);
        list(text, "", report.notes(), plain);
        return text.isEmpty() ? "" : "\n" + text;
    }

    /** Returns the failures that are not among the reasons of a benchmark already. */
    private static List<String> unsaid(GateReport report) {
        return report.failures().stream()
                .filter(line -> report.rows().stream()
                        .flatMap(row -> row.failures().stream())
                        .noneMatch(said -> line.endsWith(" " + said)))
                .toList();
    }

    private static void list(StringBuilder text, String what, List<String> lines, UnaryOperator<String> plain) {
        lines.stream()
                .limit(SHOWN)
                .forEach(line ->
                        text.append("- ").append(what).append(plain.apply(line)).append(".\n"));
        if (lines.size() > SHOWN) {
            text.append("- ").append(what).append(lines.size() - SHOWN).append(" more, see ");
            text.append(GateReport.FILE).append(".\n");
        }
    }

    /** Returns what the numbers mean. */
    static String howToRead(GateReport report, UnaryOperator<String> plain) {
        return String.format(
                Locale.ROOT,
                "Ratios are head over base of the time that one thread takes for an operation; above 1 is slower. Looks after %s "
                        + "rounds, order drawn from seed %d. FAIL: shown to cost more than the margin, at %s over all benchmarks "
                        + "and looks%s. PASS: shown to cost less than 'at most', at %s. Margins: %s; a difference of %.3g ns an "
                        + "invocation never matters.\n",
                report.looks().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                report.seed(),
                GateWords.percent(report.alphaFail()),
                report.confirmation() == null ? "" : ", twice, see " + plain.apply(report.confirmation()),
                GateWords.percent(report.alphaPass()),
                plain.apply(report.marginsFrom()),
                report.floorNs());
    }
}
