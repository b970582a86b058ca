package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.report.MarkdownTable;
import io.github.diobench.suite.report.VerdictWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

    private static final Set<String> COLLECTIONS = Set.of("gc.count", "gc.time");

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
                    value(row, row.baseNs()),
                    value(row, row.headNs()),
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

    private static String value(GateRow row, Double value) {
        return GateWords.nanos(value) + (row.unit() == null || value == null ? "" : " " + row.unit());
    }

    /** Returns the table of what {@code report} tells beside the time, under the heading {@code name} of the benchmarks. */
    static MarkdownTable beside(GateReport report, String name) {
        MarkdownTable table = new MarkdownTable(List.of(name, "metric", ">base", ">head", ">change"));
        for (GateMetric metric : shown(report)) {
            table.row(List.of(
                    metric.benchmark(),
                    metric.metric() + ", " + metric.unit(),
                    GateWords.metric(metric, metric.base()),
                    GateWords.metric(metric, metric.head()),
                    GateWords.change(metric)));
        }
        return table;
    }

    /** What is allocated says more than how often that is collected. */
    static List<GateMetric> shown(GateReport report) {
        return report.metrics().stream()
                .filter(metric -> !COLLECTIONS.contains(metric.metric()))
                .toList();
    }
}
