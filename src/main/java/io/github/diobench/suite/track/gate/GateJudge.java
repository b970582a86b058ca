package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.LeftOut;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.judge.MarginsFile;
import io.github.diobench.suite.judge.RunInput;
import io.github.diobench.suite.verdict.Estimate;
import io.github.diobench.suite.verdict.Finding;
import io.github.diobench.suite.verdict.GateVerdict;
import io.github.diobench.suite.verdict.GateVerdicts;
import io.github.diobench.suite.verdict.Margins;
import io.github.diobench.suite.verdict.Outcome;
import io.github.diobench.suite.verdict.RunValues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges a gate that lies on disk. The same files give the same verdict. */
final class GateJudge {
    private static final String AVERAGE = "avgt";

    private final Path folder;
    private final RunData run;
    private final GateRequest request;
    private final Margins margins;

    /**
     * Reads the gate in {@code folder}.
     *
     * @throws io.github.diobench.suite.UserError if one of its files is missing or damaged
     */
    GateJudge(RunFolder folder) throws IOException {
        this.folder = folder.path();
        this.run = RunData.load(folder);
        this.request = GateRequest.read(folder.path());
        this.margins = MarginsFile.read(folder.margins()).margins();
    }

    /** Returns the regimes that fail as long as no second measurement says otherwise. */
    List<Regime> failing() {
        return verdicts(run).values().stream()
                .filter(verdict -> verdict.outcome() == Outcome.FAIL)
                .map(verdict -> run.plan().regime(verdict.regime()))
                .toList();
    }

    /**
     * Returns the verdict.
     *
     * @param second the folder of the second measurement of what failed, if there is one
     */
    GateReport judge(Optional<RunFolder> second) throws IOException {
        Map<String, GateVerdict> first = verdicts(run);
        Set<String> notes = new LinkedHashSet<>(notes(run));
        Map<String, GateVerdict> again = Map.of();
        List<String> failures = new ArrayList<>(failures(run));
        if (second.isPresent()) {
            RunData confirming = RunData.load(second.get());
            again = verdicts(confirming);
            failures.addAll(failures(confirming));
            notes.addAll(notes(confirming));
        }
        List<GateRow> rows = new ArrayList<>();
        for (Regime regime : run.plan().regimes()) {
            rows.add(row(regime, first.get(regime.name()), Optional.ofNullable(again.get(regime.name()))));
        }
        Plan plan = run.plan();
        return new GateReport(
                GateReport.SCHEMA_VERSION,
                GateReport.result(rows, failures.size()),
                plan.runId(),
                second.map(other -> folder.relativize(other.path()).toString()).orElse(null),
                run.environment().started(),
                run.environment().summary(),
                run.environment().digest(),
                request.base(),
                request.head(),
                plan.rounds(),
                plan.seed(),
                margins.alphaPass(),
                margins.alphaFail(),
                request.floorNs(),
                request.marginsFrom(),
                rows,
                failures,
                request.onlyInBase(),
                request.onlyInHead(),
                plan.leftOut().stream().map(LeftOut::toString).toList(),
                List.copyOf(notes));
    }

    private Map<String, GateVerdict> verdicts(RunData of) {
        RunValues values = new RunInput(of, margins).values();
        return GateVerdicts.judge(values, margins, request.floorNs()).stream()
                .collect(Collectors.toMap(GateVerdict::regime, Function.identity()));
    }

    private List<String> notes(RunData of) {
        return new RunInput(of, margins)
                .values().findings().stream()
                        .filter(finding -> finding.effect() == Finding.Effect.NOTE)
                        .map(Finding::text)
                        .toList();
    }

    /** Returns one line for all forks of an arm that failed for the same reason. */
    private static List<String> failures(RunData of) {
        Map<String, List<String>> rounds = new LinkedHashMap<>();
        for (ForkRecord fork : of.forks()) {
            if (!fork.isOk()) {
                String what = fork.cell().regime() + " " + fork.cell().arm() + ": " + reason(fork);
                rounds.computeIfAbsent(what, any -> new ArrayList<>()).add(Integer.toString(fork.round()));
            }
        }
        return rounds.entrySet().stream()
                .map(same -> same.getKey() + " (round " + String.join(", ", same.getValue()) + ")")
                .toList();
    }

    private static String reason(ForkRecord fork) {
        return fork.reason() == null ? fork.status().toString() : fork.reason();
    }

    private GateRow row(Regime regime, GateVerdict first, Optional<GateVerdict> again) {
        Estimate estimate = first.paired().student();
        List<String> reasons = new ArrayList<>();
        Outcome outcome = first.outcome();
        if (outcome == Outcome.FAIL && again.isPresent()) {
            boolean confirmed = again.get().outcome() == Outcome.FAIL;
            outcome = confirmed ? Outcome.FAIL : Outcome.INCONCLUSIVE;
            reasons.add(
                    (confirmed ? "confirmed" : "not confirmed") + " on fresh forks, where it was " + said(again.get()));
        }
        reasons.addAll(first.reasons());
        return new GateRow(
                regime.name(),
                regime.benchmark(),
                regime.params(),
                regime.threads(),
                regime.mode() == null ? AVERAGE : regime.mode(),
                outcome,
                first.paired().rounds(),
                known(first.base()),
                known(first.base() + first.difference()),
                known(estimate.ratio()),
                known(estimate.lower()),
                known(estimate.upper()),
                first.margin(),
                first.effectiveMargin(),
                known(first.detectable()),
                first.roundsMore(),
                known(first.paired().pSlower()),
                known(first.holmP()),
                known(first.q()),
                known(first.control().paired().student().ratio()),
                known(first.control().holmP()),
                again.map(GateJudge::confirmation).orElse(null),
                reasons);
    }

    private static String said(GateVerdict verdict) {
        double ratio = verdict.paired().student().ratio();
        return verdict.outcome()
                + (Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, " with a ratio of %.3f", ratio));
    }

    private static GateRow.Confirmation confirmation(GateVerdict verdict) {
        Estimate estimate = verdict.paired().student();
        return new GateRow.Confirmation(
                verdict.outcome(),
                verdict.paired().rounds(),
                known(estimate.ratio()),
                known(estimate.lower()),
                known(estimate.upper()));
    }

    /** What JSON has no words for is left out. */
    private static Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
