package io.github.diobench.suite.report;

import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.judge.Floor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Shows a few percentiles of every distribution, merged over forks. */
final class LatencyTable {
    private static final List<Percentile> SHOWN = List.of(Percentile.P50, Percentile.P99, Percentile.P99_9);

    private LatencyTable() {}

    /** Adds the table to {@code text}, and beside it what it costs to take such times. */
    static void addTo(StringBuilder text, RunData run, Floor floor) {
        of(run, floor).addSection(text, "Latency in nanoseconds, forks merged, not judged");
        if (!Double.isNaN(floor.clockNanos())) {
            text.append(String.format(Locale.ROOT, """

                    Two clock reads and a record: %.1f ns here; of these, %d ns are in each latency (median).
                    A label whose p50 is below twice that is marked `%s`.
                    """, floor.clockNanos(), floor.timerMedian(), Floor.MARK));
        }
    }

    private static MarkdownTable of(RunData run, Floor floor) {
        MarkdownTable table = new MarkdownTable(
                List.of("regime", "arm", "label", ">count", ">p50", ">p99", ">p99.9", ">max", "note"));
        for (Cell cell : run.plan().cells().values()) {
            run.histograms(cell)
                    .forEach((label, histogram) -> table.row(row(cell, label, histogram, floor.mark(cell, label))));
        }
        return table;
    }

    private static List<String> row(Cell cell, String label, Histogram histogram, String note) {
        List<String> row = new ArrayList<>(List.of(cell.regime(), cell.arm(), label));
        row.add(Long.toString(histogram.getTotalCount()));
        for (Percentile percentile : SHOWN) {
            row.add(percentile.isEstimable(histogram) ? Long.toString(percentile.of(histogram)) : Words.MISSING);
        }
        row.add(histogram.getTotalCount() == 0 ? Words.MISSING : Long.toString(histogram.getMaxValue()));
        row.add(note);
        return row;
    }
}
