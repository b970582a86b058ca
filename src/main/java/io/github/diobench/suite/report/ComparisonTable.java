package io.github.diobench.suite.report;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.verdict.RatioInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows what each arm cost, and how that compares with the reference. */
final class ComparisonTable {
    private ComparisonTable() {}

    static MarkdownTable of(RunData run, Purpose purpose) {
        List<ArmComparison> arms = new ArrayList<>();
        run.regimes(purpose).forEach(regime -> arms.addAll(ArmComparison.of(run, regime)));
        boolean compared = arms.stream().anyMatch(arm -> arm.arm().role() == Arm.Role.REFERENCE);

        List<String> columns = new ArrayList<>(List.of("regime", "arm", ">forks", ">ns/op", ">ns/bio", ">B/op"));
        if (compared) {
            columns.addAll(List.of(">ratio to " + run.plan().reference(), ">90 % interval"));
        }
        MarkdownTable table = new MarkdownTable(columns);
        for (ArmComparison arm : arms) {
            List<String> row = new ArrayList<>(List.of(
                    arm.regime().name(),
                    arm.arm().name(),
                    arm.forkCount(),
                    Words.decimal(arm.timePerOperation(), 1),
                    Words.decimal(arm.timePerBio(), 2),
                    Words.decimal(arm.bytesPerOperation(), 1)));
            if (compared) {
                row.addAll(List.of(ratio(arm), interval(arm.ratio())));
            }
            table.row(row);
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
                .map(interval -> VerdictWords.interval(interval.lower(), interval.upper(), 3))
                .orElse(Words.MISSING);
    }
}
