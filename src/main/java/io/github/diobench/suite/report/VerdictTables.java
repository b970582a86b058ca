package io.github.diobench.suite.report;

import io.github.diobench.suite.judge.Judgement;
import io.github.diobench.suite.verdict.Check;
import io.github.diobench.suite.verdict.ControlResult;
import io.github.diobench.suite.verdict.Estimate;
import io.github.diobench.suite.verdict.PairedResult;
import io.github.diobench.suite.verdict.Power;
import io.github.diobench.suite.verdict.RegimeVerdict;
import io.github.diobench.suite.verdict.TurnSpread;
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
                ">min. detectable ratio",
                ">rounds needed"));
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
                    roundsNeeded(verdict)));
        }
        return table;
    }

    private static String roundsNeeded(RegimeVerdict verdict) {
        if (verdict.roundsNeeded() == 0) {
            return Words.MISSING;
        }
        return (verdict.roundsNeeded() == Power.MANY ? "> " : "") + verdict.roundsNeeded();
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
                ">p, costs",
                ">Holm",
                ">p, more than the margin",
                ">Holm",
                ">look"));
        for (RegimeVerdict verdict : judgement.regimes()) {
            PairedResult paired = verdict.paired();
            table.row(List.of(
                    verdict.regime(),
                    verdict.candidate(),
                    Integer.toString(paired.rounds()),
                    VerdictWords.percent(paired.sd()),
                    Words.decimal(paired.student().costAbove(), 3),
                    Words.decimal(paired.student().costBelow(), 3),
                    VerdictWords.p(paired.pSlower()),
                    VerdictWords.p(verdict.holmCost()),
                    VerdictWords.p(paired.pBeyond(verdict.margin())),
                    VerdictWords.p(verdict.holmP()),
                    verdict.look() + " of " + verdict.looks()));
        }
        return table;
    }

    /** Returns what became of the turns, and how far the reference differs from itself within and between rounds. */
    static MarkdownTable turns(Judgement judgement) {
        MarkdownTable table = new MarkdownTable(List.of(
                "regime",
                ">turns kept",
                ">dropped",
                ">rounds lost",
                ">sd of turns within a round",
                ">sd of rounds",
                ">of that between JVMs"));
        for (TurnSpread spread : judgement.turns()) {
            int measured = spread.counts().measured();
            int dropped = spread.counts().dropped();
            table.row(List.of(
                    spread.regime(),
                    measured - dropped + " of " + measured,
                    measured == 0 ? Words.MISSING : VerdictWords.percent(dropped / (double) measured),
                    Integer.toString(spread.counts().lostRounds()),
                    VerdictWords.percent(spread.withinRound()),
                    VerdictWords.percent(spread.betweenRounds()),
                    VerdictWords.percent(spread.betweenJvms())));
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
