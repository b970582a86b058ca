package io.github.diobench.suite.report;

import io.github.diobench.suite.judge.Judgement;
import io.github.diobench.suite.verdict.AccountingResult;
import io.github.diobench.suite.verdict.Check;
import io.github.diobench.suite.verdict.ControlResult;
import io.github.diobench.suite.verdict.Estimate;
import io.github.diobench.suite.verdict.PairedResult;
import io.github.diobench.suite.verdict.Power;
import io.github.diobench.suite.verdict.RegimeVerdict;
import java.util.List;

/** The tables of a verdict. */
final class VerdictTables {
    private VerdictTables() {}

    /** Returns what was shown in each regime, the margin beside it. */
    static MarkdownTable regimes(Judgement judgement) {
        MarkdownTable table = new MarkdownTable(List.of(
                "regime",
                "candidate",
                "verdict",
                ">ratio to " + judgement.reference(),
                ">90 % interval",
                ">margin",
                ">seen from",
                ">more rounds"));
        for (RegimeVerdict verdict : judgement.regimes()) {
            Estimate estimate = verdict.paired().student();
            table.row(List.of(
                    verdict.regime(),
                    verdict.candidate(),
                    VerdictWords.of(verdict.outcome()),
                    VerdictWords.ratio(estimate),
                    VerdictWords.interval(estimate),
                    VerdictWords.ratio(verdict.margin()),
                    VerdictWords.ratio(verdict.detectable()),
                    moreRounds(verdict)));
        }
        return table;
    }

    private static String moreRounds(RegimeVerdict verdict) {
        if (verdict.roundsMore() == 0) {
            return Words.MISSING;
        }
        return (verdict.roundsMore() == Power.MANY ? "> " : "") + verdict.roundsMore();
    }

    /** Returns whether the measurement saw what it must see, and nothing else. */
    static MarkdownTable controls(Judgement judgement) {
        MarkdownTable table = new MarkdownTable(List.of(
                "regime", "control", "state", ">ratio to " + judgement.reference(), ">90 % interval", "meaning"));
        for (ControlResult control : judgement.controls()) {
            Estimate estimate = control.paired().student();
            table.row(List.of(
                    control.regime(),
                    control.arm() == null ? Words.of(control.role()) : control.arm(),
                    VerdictWords.of(control.state()),
                    VerdictWords.ratio(estimate),
                    VerdictWords.interval(estimate),
                    control.reason()));
        }
        return table;
    }

    /** Returns what the verdicts were computed from, and how. */
    static MarkdownTable numbers(Judgement judgement) {
        MarkdownTable table = new MarkdownTable(List.of(
                "regime",
                "candidate",
                ">n",
                ">s",
                ">costs above",
                ">costs below",
                ">Hodges-Lehmann",
                ">its 90 % interval",
                ">p",
                ">p (Holm)",
                ">look"));
        for (RegimeVerdict verdict : judgement.regimes()) {
            PairedResult paired = verdict.paired();
            Estimate robust = paired.hodgesLehmann();
            table.row(List.of(
                    verdict.regime(),
                    verdict.candidate(),
                    Integer.toString(paired.rounds()),
                    VerdictWords.percent(paired.sd()),
                    Words.decimal(paired.student().costAbove(), 3),
                    Words.decimal(paired.student().costBelow(), 3),
                    VerdictWords.ratio(robust),
                    VerdictWords.interval(robust),
                    VerdictWords.p(paired.pSlower()),
                    VerdictWords.p(verdict.holmP()),
                    verdict.look() + " of " + verdict.looks()));
        }
        return table;
    }

    /** Returns the second denominator: the same difference on the accounting alone. */
    static MarkdownTable accounting(Judgement judgement) {
        MarkdownTable table = new MarkdownTable(List.of(
                "regime",
                "candidate",
                ">ns more per accounting op",
                ">90 % interval",
                ">accounting with " + judgement.reference() + ", ns/request",
                ">ratio to it",
                ">90 % interval",
                ">margin",
                "verdict"));
        for (RegimeVerdict verdict : judgement.regimes()) {
            AccountingResult accounting = verdict.accounting();
            if (accounting == null) {
                continue;
            }
            Estimate estimate = accounting.estimate();
            boolean known = estimate != null;
            table.row(List.of(
                    verdict.regime(),
                    verdict.candidate(),
                    Words.decimal(accounting.difference(), 2),
                    VerdictWords.interval(accounting.differenceLower(), accounting.differenceUpper(), 2),
                    Words.decimal(accounting.referenceCost(), 1),
                    VerdictWords.ratio(estimate),
                    VerdictWords.interval(estimate),
                    known ? VerdictWords.ratio(accounting.margin()) : Words.MISSING,
                    known ? VerdictWords.of(accounting.outcome()) : Words.MISSING));
        }
        return table;
    }

    /** Returns the tests of whether the regimes could be judged at all. */
    static MarkdownTable checks(Judgement judgement) {
        MarkdownTable table = new MarkdownTable(List.of("regime", "check", "state", ">p (Holm)", "what was seen"));
        for (Check check : judgement.checks()) {
            table.row(List.of(
                    check.regime(),
                    Words.of(check.kind()),
                    check.raised() ? "UNFIT" : "ok",
                    VerdictWords.p(check.p()),
                    check.text()));
        }
        return table;
    }
}
