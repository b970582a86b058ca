package io.github.diobench.suite.report;

import io.github.diobench.suite.judge.CalibrationReport;
import io.github.diobench.suite.verdict.Estimate;
import io.github.diobench.suite.verdict.OutcomeCounts;
import io.github.diobench.suite.verdict.Rate;
import io.github.diobench.suite.verdict.RegimeCalibration;
import io.github.diobench.suite.verdict.SlowdownCalibration;
import java.util.List;
import java.util.Locale;

/** Shows a calibration as Markdown that a terminal shows just as well. */
final class CalibrationText {
    private CalibrationText() {}

    static String of(CalibrationReport report) {
        String heading = String.format(
                Locale.ROOT,
                "# Calibration of verdicts of %d rounds\n\nRun %s of %s, seed %d.\n%s.\n",
                report.verdictRounds(),
                report.runId(),
                report.started(),
                report.seed(),
                report.machine());
        return heading
                + "\n## Noise, the reference against itself\n\n"
                + noise(report)
                + "\n## False alarms, the reference against itself\n\n"
                + falseAlarms(report)
                + String.format(Locale.ROOT, """

                        s: standard deviation of a round's log ratio. Detectable: what Student's test at %s shows nine times out of ten.
                        Drawn: %d verdicts on consecutive rounds, labels swapped at random in each; they share rounds, so the upper 95 %% bound
                        (Clopper-Pearson), which takes them for independent, is too good. Disjoint: verdicts that share no round, as measured.
                        """, percent(report.alphaFail()), report.draws())
                + "\n## Known slowdowns\n\n"
                + slowdowns(report)
                + """

                Realised: over all rounds, with its 90 % interval. Shares of verdicts in per cent, as FAIL / INCONCLUSIVE / PASS; a PASS in
                brackets showed a cost inside the margin. Measured: on all blocks of consecutive rounds of that arm, which overlap. Simulated:
                the aim added to the drawn A/A verdicts; the two should agree where realised and aim do.
                """;
    }

    private static MarkdownTable noise(CalibrationReport report) {
        MarkdownTable table =
                new MarkdownTable(List.of("regime", ">margin", ">rounds", ">A/A ratio", ">s", ">detectable"));
        for (RegimeCalibration regime : report.regimes()) {
            table.row(List.of(
                    regime.regime(),
                    percent(regime.margin()),
                    Integer.toString(regime.again().rounds()),
                    interval(regime.again().student()),
                    percent(regime.again().sd()),
                    percent(regime.detectable())));
        }
        return table;
    }

    private static MarkdownTable falseAlarms(CalibrationReport report) {
        MarkdownTable table =
                new MarkdownTable(List.of("regime", "verdicts", ">number", ">FAIL", ">bound", ">difference", ">bound"));
        for (RegimeCalibration regime : report.regimes()) {
            table.row(falseAlarms(regime.regime(), "drawn", regime.falseFail(), regime.falseDifference()));
            table.row(falseAlarms(
                    regime.regime(), "disjoint", regime.disjointFalseFail(), regime.disjointFalseDifference()));
        }
        return table;
    }

    private static List<String> falseAlarms(String regime, String verdicts, Rate fail, Rate difference) {
        return List.of(
                regime,
                verdicts,
                Integer.toString(fail.trials()),
                share(fail),
                percent(fail.upper()),
                share(difference),
                percent(difference.upper()));
    }

    private static MarkdownTable slowdowns(CalibrationReport report) {
        MarkdownTable table = new MarkdownTable(List.of(
                "regime", "arm", ">aim", ">realised", ">rounds", ">measured", ">blocks", ">disjoint", ">simulated"));
        for (RegimeCalibration regime : report.regimes()) {
            for (SlowdownCalibration slowdown : regime.slowdowns()) {
                table.row(List.of(
                        regime.regime(),
                        slowdown.arm(),
                        percent(slowdown.injected()),
                        interval(slowdown.realised().student()),
                        Integer.toString(slowdown.realised().rounds()),
                        outcomes(slowdown.blocks()),
                        Integer.toString(slowdown.blocks().verdicts()),
                        outcomes(slowdown.disjointBlocks()) + " of "
                                + slowdown.disjointBlocks().verdicts(),
                        outcomes(slowdown.simulated())));
            }
        }
        return table;
    }

    /** Returns {@code FAIL / INCONCLUSIVE / PASS (of which slower)}. */
    private static String outcomes(OutcomeCounts counts) {
        if (counts.verdicts() == 0) {
            return Words.MISSING;
        }
        return String.join(
                        " / ",
                        whole(counts.fail(), counts),
                        whole(counts.inconclusive(), counts),
                        whole(counts.pass() + counts.passSlower(), counts))
                + " (" + whole(counts.passSlower(), counts) + ")";
    }

    private static String whole(int part, OutcomeCounts counts) {
        return Words.decimal(100.0 * part / counts.verdicts(), 0);
    }

    private static String interval(Estimate estimate) {
        return Double.isNaN(estimate.lower())
                ? Words.MISSING
                : VerdictWords.ratio(estimate) + " " + VerdictWords.interval(estimate);
    }

    private static String share(Rate rate) {
        return rate.trials() == 0 ? Words.MISSING : Words.decimal(100.0 * rate.events() / rate.trials(), 2) + " %";
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? Words.MISSING : Words.decimal(100 * share, 1) + " %";
    }
}
