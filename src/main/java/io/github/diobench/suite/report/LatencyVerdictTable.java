package io.github.diobench.suite.report;

import io.github.diobench.suite.judge.Judgement;
import io.github.diobench.suite.verdict.LatencyVerdict;
import io.github.diobench.suite.verdict.QuantileResult;
import java.util.ArrayList;
import java.util.List;

/** The tables of what was shown about latencies. */
final class LatencyVerdictTable {
    private static final int BRIEF_COLUMNS = 9;

    private LatencyVerdictTable() {}

    /** Returns the latencies: two quantiles judged, two shown. */
    static MarkdownTable of(Judgement judgement) {
        MarkdownTable table = new MarkdownTable(List.of(
                "regime",
                "label",
                "arm",
                ">rounds",
                ">quantile",
                ">" + judgement.reference() + ", ns",
                ">arm, ns",
                ">ratio",
                ">90 % interval",
                "ratio of",
                ">margin",
                "verdict"));
        for (LatencyVerdict latency : judgement.latency()) {
            for (QuantileResult quantile : latency.quantiles()) {
                table.row(List.of(
                        latency.regime(),
                        latency.label(),
                        latency.candidate(),
                        Integer.toString(latency.rounds()),
                        "p" + VerdictWords.percent(quantile.quantile()).replace(" %", ""),
                        Words.decimal(quantile.reference(), 0),
                        Words.decimal(quantile.compared(), 0),
                        VerdictWords.ratio(quantile.estimate()),
                        VerdictWords.interval(quantile.estimate()),
                        quantile.byTurns() ? "turns" : "forks",
                        VerdictWords.ratio(quantile.margin()),
                        verdict(quantile)));
            }
        }
        return table;
    }

    private static String verdict(QuantileResult quantile) {
        if (quantile.outcome() != null) {
            return VerdictWords.of(quantile.outcome());
        }
        return quantile.reason() == null ? "shown only" : "none, " + quantile.reason();
    }

    /** Returns the same with one row for each label and arm. */
    static MarkdownTable brief(Judgement judgement) {
        String ratio = ">ratio to " + judgement.reference() + " at ";
        MarkdownTable table = new MarkdownTable(List.of(
                "regime", "label", "arm", ratio + "p50", "verdict", ratio + "p99", "verdict", ">p99.9", ">p99.99"));
        for (LatencyVerdict latency : judgement.latency()) {
            List<String> row = new ArrayList<>(List.of(latency.regime(), latency.label(), latency.candidate()));
            for (QuantileResult quantile : latency.quantiles()) {
                row.add(VerdictWords.ratio(quantile.estimate()));
                if (!Double.isNaN(quantile.margin())) {
                    row.add(verdict(quantile));
                }
            }
            while (row.size() < BRIEF_COLUMNS) {
                row.add(Words.MISSING);
            }
            table.row(row);
        }
        return table;
    }
}
