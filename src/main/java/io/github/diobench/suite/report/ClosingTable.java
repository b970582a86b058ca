package io.github.diobench.suite.report;

import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Purpose;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.doctor.Finding;
import io.github.diobench.suite.doctor.Severity;
import io.github.diobench.suite.judge.Arms;
import io.github.diobench.suite.judge.Floor;
import io.github.diobench.suite.judge.Judgement;
import io.github.diobench.suite.record.Pin;
import io.github.diobench.suite.verdict.TurnRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes what a campaign found as Markdown that a terminal shows just as well. */
final class ClosingTable {
    private final RunData run;
    private final Floor floor;
    private final Optional<Judgement> judgement;
    private final String whyNoVerdict;

    /** Makes it; {@code whyNoVerdict} is told where there is no {@code judgement}. */
    ClosingTable(RunData run, Floor floor, Optional<Judgement> judgement, String whyNoVerdict) {
        this.run = run;
        this.floor = floor;
        this.judgement = judgement;
        this.whyNoVerdict = whyNoVerdict;
    }

    String text() {
        TurnRules rules = judgement.map(judged -> judged.margins().turns()).orElse(TurnRules.USUAL);
        StringBuilder text = new StringBuilder(heading()).append(verdict()).append(noRatios());
        ComparisonTable.of(run, Purpose.JUDGED, rules).addSection(text, "Judged regimes");
        ComparisonTable.of(run, Purpose.OBSERVED, rules).addSection(text, "Other regimes, not judged");
        judgement.ifPresent(judged -> LatencyVerdictTable.brief(judged).addSection(text, "Judged latency"));
        LatencyTable.addTo(text, run, floor);
        FallbackTable.of(run).addSection(text, "Fallback, not judged");
        ComparisonTable.of(run, Purpose.FLOOR, rules).addSection(text, "Floors");
        failures().addSection(text, "Forks that failed");
        regimes().addSection(text, "What the regimes are");
        return text.toString();
    }

    private String heading() {
        Plan plan = run.plan();
        return String.format(
                Locale.ROOT,
                "# diobench %s\n\nProfile %s, %d rounds, seed %d: %d of %d forks measured.\n%s%s.\n%s%s",
                Markdown.of(plan.runId()),
                Markdown.of(plan.profile()),
                plan.rounds(),
                plan.seed(),
                run.forks().stream().filter(ForkRecord::isOk).count(),
                plan.slots().size(),
                Markdown.atStart(run.environment().summary()),
                Pin.of(plan.jvmArgs()) == Pin.NONE ? "" : ", threads pinned: " + Pin.of(plan.jvmArgs()),
                remarks(),
                warnings());
    }

    private String remarks() {
        StringBuilder remarks = new StringBuilder();
        if (!run.unpaired().isEmpty()) {
            remarks.append(String.format(
                    Locale.ROOT,
                    "\nRounds that were cut short were run again whole; %d forks of earlier attempts are left out.\n",
                    run.unpaired().size()));
        }
        if (!run.plan().looks().isEmpty()) {
            remarks.append(String.format(
                    Locale.ROOT,
                    "\nJudged after %s rounds, to end as soon as everything is decided; it has %d.\n",
                    run.plan().looks().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                    run.forks().stream().mapToInt(ForkRecord::round).max().orElse(0)));
        }
        if (run.torn()) {
            remarks.append("\nThe last line of the journal was cut while it was written, and is left out.\n");
        }
        return remarks.toString();
    }

    /** What the doctor warned of before the run, one paragraph for each. */
    private String warnings() {
        StringBuilder text = new StringBuilder();
        for (Finding finding : run.environment().findings()) {
            if (finding.isAtLeast(Severity.WARN)) {
                text.append('\n').append(Markdown.of(finding.line())).append(".\n");
            }
        }
        return text.toString();
    }

    private String verdict() {
        return judgement
                .map(judged -> new VerdictText(judged).summary() + "The numbers behind it stand in verdict.md.\n")
                .orElse("\nNo verdict: " + Markdown.of(whyNoVerdict) + ".\n");
    }

    private String noRatios() {
        boolean single = run.plan().regimes().stream()
                .anyMatch(
                        regime -> regime.forks() == 1 && Arms.reference(regime).isPresent());
        return single
                ? "\nRegimes of a single round show no ratio: it could be the JVM's, or the machine's, as well as the counter's.\n"
                : "";
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
                        fork.reason()));
            }
        }
        return table;
    }

    private MarkdownTable regimes() {
        MarkdownTable table = new MarkdownTable(List.of("regime", "benchmark and parameters", ">threads"));
        for (Regime regime : run.plan().regimes()) {
            table.row(List.of(regime.name(), regime.description(), threads(regime)));
        }
        return table;
    }

    /** Returns the worker threads that ran, and how many were planned where that is not the same. */
    private String threads(Regime regime) {
        String planned = Integer.toString(regime.threads());
        String ran = run.forks().stream()
                .filter(fork -> fork.isOk() && fork.cell().regime().equals(regime.name()))
                .map(ForkRecord::threads)
                .distinct()
                .sorted()
                .map(threads -> Integer.toString(threads))
                .collect(Collectors.joining(", "));
        return ran.isEmpty() || ran.equals(planned) ? planned : ran + " (planned " + planned + ")";
    }
}
