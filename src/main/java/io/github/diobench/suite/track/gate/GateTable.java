package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.report.MarkdownTable;
import io.github.diobench.suite.report.VerdictWords;
import java.util.List;
import java.util.function.UnaryOperator;

/** The table of a gate's benchmarks, as Markdown that a terminal shows just as well. */
final class GateTable {
    private static final List<String> COLUMNS = List.of(
            "benchmark",
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

    /** Returns the table of {@code rows}; {@code name} says how their names are to be written. */
    static MarkdownTable of(List<GateRow> rows, UnaryOperator<String> name) {
        MarkdownTable table = new MarkdownTable(COLUMNS);
        for (GateRow row : rows) {
            table.row(List.of(
                    name.apply(row.name()),
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
