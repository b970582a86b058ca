package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.verdict.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Says what came of a gate, for a terminal. */
public final class GateText {
    private static final int SHOWN = 20;

    private GateText() {}

    /** Returns all of it: what was compared, the table, and the reasons for whatever did not pass. */
    public static String of(GateReport report) {
        StringBuilder text = new StringBuilder();
        text.append(heading(report)).append('\n');
        List<GateRow> rows = GateWords.worstFirst(report);
        text.append(GateTable.of(rows, name -> name));
        text.append(reasons(rows, name -> name, reason -> reason));
        text.append(remarks(report));
        text.append('\n').append(howToRead(report));
        text.append("\nGate: ").append(conclusion(report)).append('\n');
        return text.toString();
    }

    /** Returns the result in one sentence without its full stop. */
    static String conclusion(GateReport report) {
        String leftOut =
                report.leftOut().isEmpty() ? "" : "; " + report.leftOut().size() + " left out";
        return report.result() + ": " + GateWords.meaning(report.result()) + " (" + GateWords.counts(report) + leftOut
                + ")";
    }

    private static String heading(GateReport report) {
        return "base: " + report.base().shown() + "\nhead: " + report.head().shown() + "\n" + report.machine() + "\n";
    }

    /** Returns why each row that did not pass did not, one line each. */
    static String reasons(List<GateRow> rows, UnaryOperator<String> name, UnaryOperator<String> plain) {
        StringBuilder text = new StringBuilder();
        for (GateRow row : rows) {
            if (!row.outcome().passed()) {
                String reason = row.reasons().get(0) + moreOf(row);
                text.append("- ").append(name.apply(row.name())).append(": ");
                text.append(plain.apply(reason)).append(".\n");
            }
        }
        return text.isEmpty() ? "" : "\n" + text;
    }

    private static String moreOf(GateRow row) {
        if (row.reasons().size() < 2 || row.outcome() == Outcome.REFUSED) {
            return "";
        }
        return "; " + row.reasons().get(1);
    }

    /** Returns what else is to be known, one line each. */
    static String remarks(GateReport report) {
        StringBuilder text = new StringBuilder();
        list(text, "fork failed: ", report.failures());
        list(text, "only in base, not judged: ", report.onlyInBase());
        list(text, "only in head, not judged: ", report.onlyInHead());
        list(text, "left out: ", report.leftOut());
        list(text, "", report.notes());
        return text.isEmpty() ? "" : "\n" + text;
    }

    private static void list(StringBuilder text, String what, List<String> lines) {
        lines.stream()
                .limit(SHOWN)
                .forEach(line -> text.append("- ").append(what).append(line).append(".\n"));
        if (lines.size() > SHOWN) {
            text.append("- ").append(what).append(lines.size() - SHOWN).append(" more, see ");
            text.append(GateReport.FILE).append(".\n");
        }
    }

    /** Returns what the numbers mean. */
    static String howToRead(GateReport report) {
        return String.format(
                Locale.ROOT,
                "Ratios are head over base of the time per operation, over %d rounds in an order drawn from seed %d; above 1 is "
                        + "slower. A FAIL stands Holm's correction at %s over all benchmarks, and is more than %.3g ns%s. Margins: %s.\n",
                report.rounds(),
                report.seed(),
                GateWords.percent(report.alphaFail()),
                report.floorNs(),
                report.confirmation() == null ? "" : "; what failed was measured twice, see " + report.confirmation(),
                report.marginsFrom());
    }
}
