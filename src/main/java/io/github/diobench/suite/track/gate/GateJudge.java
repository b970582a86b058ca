package io.github.diobench.suite.track.gate;

import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.LeftOut;
import io.github.diobench.suite.campaign.Plan;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.campaign.RunFolder;
import io.github.diobench.suite.judge.MarginsFile;
import io.github.diobench.suite.verdict.Estimate;
import io.github.diobench.suite.verdict.GateVerdict;
import io.github.diobench.suite.verdict.Margins;
import io.github.diobench.suite.verdict.Outcome;
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
import java.util.stream.Collectors;

/** Judges a gate that lies on disk. The same files give the same verdict. */
final class GateJudge {
    private static final String AVERAGE = "avgt";

    private final Path folder;
    private final RunData run;
    private final GateRequest request;
    private final Margins margins;
    private final GateJudgement first;

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
        this.first = new GateJudgement(run, request, margins);
    }

    /** Returns the regimes that fail as long as no second measurement says otherwise. */
    List<Regime> failing() {
        return first.failing();
    }

    /**
     * Returns the verdict.
     *
     * @param second the folder of the second measurement of what failed, if there is one
     */
    GateReport judge(Optional<RunFolder> second) throws IOException {
        Set<String> notes = new LinkedHashSet<>(first.notes());
        Map<String, GateVerdict> again = Map.of();
        Map<String, List<String>> failing = failures(run);
        List<String> failures = new ArrayList<>(lines(failing));
        if (second.isPresent()) {
            RunData confirming = RunData.load(second.get());
            GateJudgement confirmation = new GateJudgement(confirming, request, margins);
            again = confirmation.judged().stream()
                    .map(GateJudgement.Judged::verdict)
                    .collect(Collectors.toMap(GateVerdict::name, verdict -> verdict));
            failures.addAll(lines(failures(confirming)));
            notes.addAll(confirmation.notes());
        }
        List<GateRow> rows = new ArrayList<>();
        for (GateJudgement.Judged judged : first.judged()) {
            rows.add(row(
                    judged,
                    again.get(judged.verdict().name()),
                    failing.getOrDefault(judged.regime().name(), List.of())));
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
                plan.looks().isEmpty() ? null : plan.looks(),
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
                List.copyOf(notes),
                first.metrics());
    }

    /** Returns, by regime, one line for all forks of an arm that failed for the same reason. */
    private static Map<String, List<String>> failures(RunData of) {
        Map<String, Map<String, List<String>>> rounds = new LinkedHashMap<>();
        for (ForkRecord fork : of.forks()) {
            if (!fork.isOk()) {
                rounds.computeIfAbsent(fork.cell().regime(), any -> new LinkedHashMap<>())
                        .computeIfAbsent(fork.cell().arm() + ": " + reason(fork), any -> new ArrayList<>())
                        .add(Integer.toString(fork.round()));
            }
        }
        Map<String, List<String>> failures = new LinkedHashMap<>();
        rounds.forEach((regime, reasons) -> failures.put(
                regime,
                reasons.entrySet().stream()
                        .map(same -> same.getKey() + " (round " + String.join(", ", same.getValue()) + ")")
                        .toList()));
        return failures;
    }

    private static List<String> lines(Map<String, List<String>> failures) {
        return failures.entrySet().stream()
                .flatMap(regime -> regime.getValue().stream().map(line -> regime.getKey() + " " + line))
                .toList();
    }

    private static String reason(ForkRecord fork) {
        return fork.reason() == null ? fork.status().toString() : fork.reason();
    }

    /**
     * Returns the row of {@code judged}.
     *
     * @param again its verdict on fresh forks, {@code null} if there is none
     * @param failures why some of its forks did not measure
     */
    private static GateRow row(GateJudgement.Judged judged, GateVerdict again, List<String> failures) {
        GateVerdict verdict = judged.verdict();
        Regime regime = judged.regime();
        Estimate estimate = verdict.estimate();
        List<String> reasons = new ArrayList<>();
        Outcome outcome = verdict.outcome();
        if (outcome == Outcome.FAIL && again != null) {
            outcome = confirmed(again.outcome());
            reasons.add((outcome == Outcome.FAIL ? "confirmed" : "not confirmed") + " on fresh forks, where it was "
                    + said(again));
        }
        failures.forEach(failure -> reasons.add("forks failed, " + failure));
        reasons.addAll(verdict.reasons());
        return new GateRow(
                verdict.name(),
                regime.benchmark(),
                regime.params(),
                judged.threads(),
                regime.mode() == null ? AVERAGE : regime.mode(),
                outcome,
                verdict.blocks(),
                verdict.rounds(),
                known(verdict.base()),
                known(verdict.base() * estimate.ratio()),
                known(estimate.ratio()),
                known(estimate.lower()),
                known(estimate.upper()),
                verdict.margin(),
                verdict.effectiveMargin(),
                verdict.ceiling(),
                known(estimate.costBelow()),
                known(verdict.below()),
                known(verdict.detectable()),
                verdict.roundsMore(),
                known(verdict.p()),
                known(verdict.adjustedP()),
                known(verdict.q()),
                known(verdict.control().paired().student().ratio()),
                known(verdict.control().holmP()),
                again == null ? null : confirmation(again),
                reasons,
                judged.unit(),
                failures);
    }

    /** Two measurements that do not agree on more than the margin may still agree on a cost. */
    private static Outcome confirmed(Outcome again) {
        boolean agrees = again == Outcome.FAIL || again == Outcome.COSTS;
        return agrees ? again : Outcome.INCONCLUSIVE;
    }

    private static String said(GateVerdict verdict) {
        double ratio = verdict.estimate().ratio();
        return verdict.outcome()
                + (Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, " with a ratio of %.3f", ratio))
                + (verdict.outcome() == Outcome.FAIL
                        ? ""
                        : ": " + verdict.reasons().get(0));
    }

    private static GateRow.Confirmation confirmation(GateVerdict verdict) {
        Estimate estimate = verdict.estimate();
        return new GateRow.Confirmation(
                verdict.outcome(),
                verdict.rounds(),
                known(estimate.ratio()),
                known(estimate.lower()),
                known(estimate.upper()));
    }

    /** What JSON has no words for is left out. */
    private static Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
