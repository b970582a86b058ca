package io.github.diobench.suite.report;

import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.verdict.RatioInterval;
import io.github.diobench.suite.verdict.TurnRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows what each arm cost, and how that compares with the reference. */
final class ComparisonTable {
    private ComparisonTable() {}

    /**
     * Returns the table of the regimes that are measured for {@code purpose}.
     *
     * @param rules which turns count, where there are turns
     */
    static MarkdownTable of(RunData run, Purpose purpose, TurnRules rules) {
        List<ArmComparison> arms = new ArrayList<>();
        run.regimes(purpose).forEach(regime -> arms.addAll(ArmComparison.of(run, regime, rules)));
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
        return arm.ratio()
                .filter(ComparisonTable::hasRounds)
                .map(ratio -> Words.decimal(ratio.ratio(), 3))
                .orElse(Words.MISSING);
    }

    /** One round cannot tell what an arm costs from what its JVM, or the machine meanwhile, was like. */
    private static boolean hasRounds(RatioInterval ratio) {
        return ratio.pairs() > 1;
    }

    private static String interval(Optional<RatioInterval> ratio) {
        return ratio.filter(ComparisonTable::hasRounds)
                .map(interval -> VerdictWords.interval(interval.lower(), interval.upper(), 3))
                .orElse(Words.MISSING);
    }
}
