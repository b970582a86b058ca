package io.github.diobench.suite.report;

import io.github.diobench.suite.judge.CalibrationReport;
import io.github.diobench.suite.verdict.Estimate;
import io.github.diobench.suite.verdict.FalseAlarms;
import io.github.diobench.suite.verdict.Neighbours;
import io.github.diobench.suite.verdict.OutcomeCounts;
import io.github.diobench.suite.verdict.Power;
import io.github.diobench.suite.verdict.Rate;
import io.github.diobench.suite.verdict.RegimeCalibration;
import io.github.diobench.suite.verdict.Sensitivity;
import io.github.diobench.suite.verdict.SlowdownCalibration;
import java.util.List;
import java.util.Locale;

/** Shows a calibration as Markdown that a terminal shows just as well. */
final class CalibrationText {
    private CalibrationText() {}

    static String of(CalibrationReport report) {
        return String.format(
                        Locale.ROOT,
                        "# Calibration of verdicts of %d rounds\n\nRun %s of %s.\n%s.\n",
                        report.verdictRounds(),
                        Markdown.of(report.runId()),
                        Markdown.of(report.started()),
                        Markdown.atStart(report.machine()))
                + "\n## How small a cost is seen\n\n"
                + sensitivity(report)
                + String.format(Locale.ROOT, """

                        A cost is seen if the test at %s shows that there is one, nine times out of ten. s is the standard deviation of the value of
                        a round, from the reference against itself; in brackets what it may be (95 %%). A round is one of two arms, with the start of
                        their JVMs and their warm-up. Tango promises to see 1 %% in 1 s nine times out of ten; the last column says what that takes
                        here, most of it the start and the warm-up of fresh JVMs: a single pair of them would measure its own luck with the layout
                        and the compiler, too, and call it a difference.
                        """, percent(report.alphaFail()))
                + "\n## Known slowdowns\n\n"
                + slowdowns(report)
                + """

                Measured: over all rounds, with its 90 % interval; off: how far that is from the aim, in points. Verdicts: on all windows of
                consecutive rounds of that arm, in per cent, as FAIL / COSTS / INCONCLUSIVE / PASS; a PASS in brackets showed a cost inside the
                margin. Windows overlap; the last column says how many have no round in common.
                """
                + "\n## False alarms: the reference against itself\n\n"
                + falseAlarms(report)
                + String.format(Locale.ROOT, """

                        Each window of %d consecutive rounds was judged both ways, as it was measured; a difference should be shown in %s of them. In
                        brackets what the rate may be (Clopper-Pearson, 95 %% on each side), counting only the windows without a common round. These
                        are few, so look at the neighbours, too: how much consecutive rounds are alike (correlation, with its 90 %% interval; p if
                        rounds are independent), and how often a difference would be shown with so much of it.
                        """, report.verdictRounds(), percent(2 * report.alphaFail()));
    }

    private static MarkdownTable sensitivity(CalibrationReport report) {
        MarkdownTable table = new MarkdownTable(List.of(
                "regime",
                ">s",
                ">seen in " + report.verdictRounds() + " rounds",
                ">s/round",
                ">rounds in " + Sensitivity.SECONDS + " s",
                ">seen in " + Sensitivity.SECONDS + " s",
                ">to see 1 %"));
        for (RegimeCalibration regime : report.regimes()) {
            Sensitivity seen = regime.sensitivity();
            table.row(List.of(
                    regime.regime(),
                    percent(seen.sd()) + atMost(seen.sdUpper()),
                    percent(seen.inVerdict()),
                    Words.decimal(seen.pairSeconds(), 1),
                    Integer.toString(seen.rounds()),
                    percent(seen.inSeconds()) + atMost(seen.inSecondsUpper()),
                    onePercent(seen)));
        }
        return table;
    }

    private static String onePercent(Sensitivity seen) {
        if (Double.isNaN(seen.sd())) {
            return Words.MISSING;
        }
        if (seen.roundsForOnePercent() == Power.MANY) {
            return "more than " + Power.MANY + " rounds";
        }
        String seconds = Double.isNaN(seen.secondsForOnePercent())
                ? ""
                : ", " + Words.decimal(seen.secondsForOnePercent(), 0) + " s";
        return seen.roundsForOnePercent() + " rounds" + seconds;
    }

    private static String atMost(double upper) {
        return Double.isNaN(upper) ? "" : " [" + percent(upper) + "]";
    }

    private static MarkdownTable slowdowns(CalibrationReport report) {
        MarkdownTable table = new MarkdownTable(List.of(
                "regime",
                "arm",
                ">aim",
                ">measured",
                ">off",
                ">rounds",
                ">verdicts",
                ">windows",
                ">no round in common"));
        for (RegimeCalibration regime : report.regimes()) {
            for (SlowdownCalibration slowdown : regime.slowdowns()) {
                Estimate estimate = slowdown.realised().student();
                table.row(List.of(
                        regime.regime(),
                        slowdown.arm(),
                        percent(slowdown.injected()),
                        interval(estimate),
                        signed(100 * (estimate.ratio() - 1 - slowdown.injected())),
                        Integer.toString(slowdown.realised().rounds()),
                        outcomes(slowdown.windows()),
                        Integer.toString(slowdown.windows().verdicts()),
                        Integer.toString(slowdown.independent())));
            }
        }
        return table;
    }

    private static MarkdownTable falseAlarms(CalibrationReport report) {
        MarkdownTable table = new MarkdownTable(List.of(
                "regime",
                ">A/A ratio",
                ">rounds",
                ">windows",
                ">no round in common",
                ">difference shown",
                ">FAIL",
                ">neighbours",
                ">p",
                ">so a difference in"));
        for (RegimeCalibration regime : report.regimes()) {
            FalseAlarms alarms = regime.alarms();
            table.row(List.of(
                    regime.regime(),
                    interval(regime.again().student()),
                    Integer.toString(regime.again().rounds()),
                    Integer.toString(alarms.differs().trials()),
                    Integer.toString(alarms.differs().independent()),
                    rate(alarms.differs()),
                    rate(alarms.fails()),
                    neighbours(alarms.neighbours()),
                    VerdictWords.p(alarms.neighbours().p()),
                    implied(alarms)));
        }
        return table;
    }

    private static String rate(Rate rate) {
        return rate.trials() == 0
                ? Words.MISSING
                : percent(rate.share()) + " [" + percent(rate.lower()) + ", " + percent(rate.upper()) + "]";
    }

    private static String neighbours(Neighbours neighbours) {
        return Words.decimal(neighbours.correlation(), 2)
                + (Double.isNaN(neighbours.correlation())
                        ? ""
                        : " " + VerdictWords.interval(neighbours.lower(), neighbours.upper(), 2));
    }

    private static String implied(FalseAlarms alarms) {
        return Double.isNaN(alarms.implied())
                ? Words.MISSING
                : percent(alarms.implied()) + " [" + percent(alarms.impliedLower()) + ", "
                        + percent(alarms.impliedUpper()) + "]";
    }

    /** Returns {@code FAIL / COSTS / INCONCLUSIVE / PASS (of which slower)}. */
    private static String outcomes(OutcomeCounts counts) {
        if (counts.verdicts() == 0) {
            return Words.MISSING;
        }
        return String.join(
                        " / ",
                        whole(counts.fail(), counts),
                        whole(counts.costs(), counts),
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

    private static String signed(double points) {
        return Double.isNaN(points) ? Words.MISSING : String.format(Locale.ROOT, "%+.2f", points);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? Words.MISSING : Words.decimal(100 * share, 1) + " %";
    }
}
