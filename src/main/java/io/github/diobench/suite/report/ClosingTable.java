package io.github.diobench.suite.report;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.Cell;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.record.HistogramProfiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Writes what a campaign found as Markdown that a terminal shows just as well. */
final class ClosingTable {
    private static final String MISSING = "-";

    private final RunData run;
    private final Floor floor;

    ClosingTable(RunData run, Floor floor) {
        this.run = run;
        this.floor = floor;
    }

    String text() {
        Plan plan = run.plan();
        long measured = run.forks().stream().filter(ForkRecord::isOk).count();
        StringBuilder text = new StringBuilder();
        text.append("# diobench ").append(plan.runId()).append("\n\n");
        text.append(String.format(
                Locale.ROOT,
                "Profile %s, %d rounds, seed %d: %d of %d forks measured.\n",
                plan.profile(),
                plan.rounds(),
                plan.seed(),
                measured,
                plan.slots().size()));
        section(text, "Judged regimes", comparisons(Purpose.JUDGED));
        section(text, "Other regimes, not judged", comparisons(Purpose.OBSERVED));
        section(text, "Latency in nanoseconds, forks merged, not judged", latencies());
        section(text, "Fallback, not judged", fallbacks());
        section(text, "Floors", comparisons(Purpose.FLOOR));
        section(text, "Forks that failed", failures());
        return text.toString();
    }

    private static void section(StringBuilder text, String title, MarkdownTable table) {
        if (!table.isEmpty()) {
            text.append("\n## ").append(title).append("\n\n").append(table);
        }
    }

    private MarkdownTable comparisons(Purpose purpose) {
        MarkdownTable table = new MarkdownTable(List.of(
                "regime", "arm", ">forks", ">ns/bio", ">ratio to " + run.plan().reference(), ">90 % interval", ">B/op"));
        for (Regime regime : regimes(purpose)) {
            for (ArmComparison arm : ArmComparison.of(run, regime)) {
                table.row(List.of(
                        regime.name(),
                        arm.arm().name(),
                        forks(arm),
                        decimal("%.2f", arm.timePerBio()),
                        arm.arm().role() == Arm.Role.REFERENCE
                                ? "1"
                                : arm.ratio().map(ratio -> decimal("%.3f", ratio.ratio())).orElse(MISSING),
                        arm.ratio()
                                .filter(ratio -> ratio.pairs() > 1)
                                .map(ratio -> "[" + decimal("%.3f", ratio.lower()) + ", "
                                        + decimal("%.3f", ratio.upper()) + "]")
                                .orElse(MISSING),
                        decimal("%.2f", arm.bytesPerOperation())));
            }
        }
        return table;
    }

    private MarkdownTable latencies() {
        MarkdownTable table = new MarkdownTable(
                List.of("regime", "arm", "label", ">count", ">p50", ">p99", ">p99.9", ">max", "note"));
        for (Cell cell : run.plan().cells().values()) {
            run.histograms(cell).forEach((label, histogram) -> {
                List<String> row = new ArrayList<>(
                        List.of(cell.regime(), cell.arm(), label, Long.toString(histogram.getTotalCount())));
                for (Percentile percentile : List.of(Percentile.P50, Percentile.P99, Percentile.P99_9)) {
                    row.add(percentile.isEstimable(histogram) ? Long.toString(percentile.of(histogram)) : MISSING);
                }
                row.add(Long.toString(histogram.getMaxValue()));
                row.add(floor.mark(cell, label));
                table.row(row);
            });
        }
        return table;
    }

    /** Shows time and, per operation, whatever the benchmark tallied, such as bytes written. */
    private MarkdownTable fallbacks() {
        TreeSet<String> tallies = new TreeSet<>();
        for (Regime regime : regimes(Purpose.FALLBACK)) {
            ArmComparison.of(run, regime).forEach(arm -> arm.forks().forEach(fork -> fork.measured().metrics().keySet()
                    .stream()
                    .filter(name -> name.startsWith(HistogramProfiler.TALLY_PREFIX))
                    .forEach(tallies::add)));
        }
        List<String> columns = new ArrayList<>(List.of("regime", "arm", ">forks", ">ns/op"));
        tallies.forEach(tally -> columns.add(">" + tally.substring(HistogramProfiler.TALLY_PREFIX.length()) + "/op"));
        MarkdownTable table = new MarkdownTable(columns);
        for (Regime regime : regimes(Purpose.FALLBACK)) {
            for (ArmComparison arm : ArmComparison.of(run, regime)) {
                List<String> row = new ArrayList<>(List.of(
                        regime.name(),
                        arm.arm().name(),
                        forks(arm),
                        decimal("%.1f", arm.timePerBio() * regime.biosPerRequest())));
                tallies.forEach(tally -> row.add(decimal("%.2f", perOperation(arm.forks(), tally))));
                table.row(row);
            }
        }
        return table;
    }

    private static double perOperation(List<ForkRecord> forks, String tally) {
        double operations = forks.stream().mapToDouble(ForkMetrics::measuredOps).sum();
        return forks.stream().mapToDouble(fork -> fork.metric(tally)).sum() / operations;
    }

    private MarkdownTable failures() {
        MarkdownTable table = new MarkdownTable(List.of(">fork", ">round", "regime", "arm", "status", "reason"));
        for (ForkRecord fork : run.forks()) {
            if (!fork.isOk()) {
                table.row(List.of(
                        Integer.toString(fork.number()),
                        Integer.toString(fork.round()),
                        fork.cell().regime(),
                        fork.cell().arm(),
                        Words.of(fork.status()),
                        fork.reason().replace("|", "\\|")));
            }
        }
        return table;
    }

    private List<Regime> regimes(Purpose purpose) {
        return run.plan().regimes().stream()
                .filter(regime -> regime.purpose() == purpose)
                .toList();
    }

    private static String forks(ArmComparison arm) {
        return arm.forks().size() + "/" + arm.regime().forks();
    }

    private static String decimal(String format, double value) {
        return Double.isNaN(value) ? MISSING : String.format(Locale.ROOT, format, value);
    }
}
