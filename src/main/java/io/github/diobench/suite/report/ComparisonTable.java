package io.github.diobench.suite.report;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.verdict.RatioInterval;
import java.util.List;
import java.util.Optional;

/** Shows what each arm cost, and how that compares with the reference. */
final class ComparisonTable {
    private ComparisonTable() {}

    static MarkdownTable of(RunData run, Purpose purpose) {
        MarkdownTable table = new MarkdownTable(List.of(
                "regime",
                "arm",
                ">forks",
                ">ns/bio",
                ">ratio to " + run.plan().reference(),
                ">90 % interval",
                ">B/op"));
        for (Regime regime : run.regimes(purpose)) {
            for (ArmComparison arm : ArmComparison.of(run, regime)) {
                table.row(List.of(
                        regime.name(),
                        arm.arm().name(),
                        arm.forkCount(),
                        Words.decimal(arm.timePerBio(), 2),
                        ratio(arm),
                        interval(arm.ratio()),
                        Words.decimal(arm.bytesPerOperation(), 1)));
            }
        }
        return table;
    }

    private static String ratio(ArmComparison arm) {
        if (arm.arm().role() == Arm.Role.REFERENCE) {
            return "1";
        }
        return arm.ratio().map(ratio -> Words.decimal(ratio.ratio(), 3)).orElse(Words.MISSING);
    }

    /** An interval needs at least two rounds. */
    private static String interval(Optional<RatioInterval> ratio) {
        return ratio.filter(interval -> interval.pairs() > 1)
                .map(interval ->
                        "[" + Words.decimal(interval.lower(), 3) + ", " + Words.decimal(interval.upper(), 3) + "]")
                .orElse(Words.MISSING);
    }
}
