package io.github.diobench.suite.report;

import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.record.HistogramProfiler;
import io.github.diobench.suite.verdict.TurnRules;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Shows the time of each fallback policy and, per operation, whatever the benchmark tallied, such as bytes written. */
final class FallbackTable {
    private FallbackTable() {}

    static MarkdownTable of(RunData run) {
        List<ArmComparison> arms = new ArrayList<>();
        for (Regime regime : run.regimes(Purpose.FALLBACK)) {
            arms.addAll(ArmComparison.of(run, regime, TurnRules.USUAL));
        }
        SortedSet<String> tallies = tallies(arms);
        List<String> columns = new ArrayList<>(List.of("regime", "arm", ">forks", ">ns/op"));
        tallies.forEach(tally -> columns.add(">" + tally.substring(HistogramProfiler.TALLY_PREFIX.length()) + "/op"));
        MarkdownTable table = new MarkdownTable(columns);
        for (ArmComparison arm : arms) {
            List<String> row =
                    new ArrayList<>(List.of(arm.regime().name(), arm.arm().name(), arm.forkCount()));
            row.add(Words.decimal(arm.timePerOperation(), 1));
            tallies.forEach(tally -> row.add(Words.decimal(perOperation(arm.forks(), tally), 2)));
            table.row(row);
        }
        return table;
    }

    private static SortedSet<String> tallies(List<ArmComparison> arms) {
        SortedSet<String> tallies = new TreeSet<>();
        for (ArmComparison arm : arms) {
            for (ForkRecord fork : arm.forks()) {
                tallies.addAll(fork.measured().metrics().keySet());
            }
        }
        tallies.removeIf(name -> !name.startsWith(HistogramProfiler.TALLY_PREFIX));
        return tallies;
    }

    private static double perOperation(List<ForkRecord> forks, String tally) {
        double operations = forks.stream().mapToDouble(ForkMetrics::measuredOps).sum();
        return forks.stream().mapToDouble(fork -> fork.metric(tally)).sum() / operations;
    }
}
