package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.report.MarkdownTable;
import io.github.diobench.suite.report.VerdictWords;
import java.util.ArrayList;
import java.util.List;

/** The table of a gate's benchmarks, as Markdown that a terminal shows just as well. */
final class GateTable {
    private static final List<String> COLUMNS = List.of(
            "verdict",
            ">base, ns/op",
            ">head, ns/op",
            ">ratio",
            ">90 % interval",
            ">margin",
            ">at most",
            ">p",
            ">q (BH)",
            ">base/base",
            ">rounds");

    private GateTable() {}

    /** Returns the table of {@code rows} under the heading {@code name} of their names, which says how those are to be written. */
    static MarkdownTable of(List<GateRow> rows, String name) {
        List<String> columns = new ArrayList<>(List.of(name));
        columns.addAll(COLUMNS);
        MarkdownTable table = new MarkdownTable(columns);
        for (GateRow row : rows) {
            table.row(List.of(
                    row.name(),
                    VerdictWords.of(row.outcome()),
                    GateWords.nanos(row.baseNs()),
                    GateWords.nanos(row.headNs()),
                    GateWords.ratio(row.ratio()),
                    GateWords.interval(row.lower(), row.upper()),
                    GateWords.percent(row.effectiveMargin()),
                    GateWords.atMost(row),
                    GateWords.p(row.adjustedP()),
                    GateWords.p(row.q()),
                    GateWords.ratio(row.controlRatio()),
                    Integer.toString(row.rounds())));
        }
        return table;
    }
}
