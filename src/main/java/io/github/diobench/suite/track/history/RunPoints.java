package io.github.diobench.suite.track.history;

import io.github.diobench.suite.Printable;
import io.github.diobench.suite.campaign.Arm;
import io.github.diobench.suite.campaign.ForkRecord;
import io.github.diobench.suite.campaign.Measurements;
import io.github.diobench.suite.campaign.Regime;
import io.github.diobench.suite.campaign.RunData;
import io.github.diobench.suite.judge.Judgement;
import io.github.diobench.suite.verdict.ControlResult;
import io.github.diobench.suite.verdict.Outcome;
import io.github.diobench.suite.verdict.PairedResult;
import io.github.diobench.suite.verdict.RegimeVerdict;
import io.github.diobench.suite.verdict.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Takes the points of a history out of a judged run: one for each arm of each judged regime that has a complete round. */
final class RunPoints {
    private final RunData run;
    private final Judgement judgement;
    private final String refused;
    private final Optional<String> code;

    /**
     * Prepares to take them out.
     *
     * @param code what tells the reference from other versions of it; nothing where it is part of the same code
     */
    RunPoints(RunData run, Judgement judgement, Optional<String> code) {
        this.code = code;
        this.run = run;
        this.judgement = judgement;
        this.refused = refused(judgement);
    }

    /** Returns why the whole run cannot be judged; empty if it can. */
    Optional<String> refused() {
        return Optional.ofNullable(refused);
    }

    /** Returns the points: the candidates, then the controls. */
    List<StoredPoint> points() {
        List<StoredPoint> byBaseName = points(true);
        Set<String> cells = new HashSet<>();
        boolean distinct = byBaseName.stream().allMatch(point -> cells.add(point.cell()));
        // Two builds of one version of Java are told apart by nothing but the names of their regimes.
        return distinct ? byBaseName : points(false);
    }

    private List<StoredPoint> points(boolean byBaseName) {
        List<StoredPoint> points = new ArrayList<>();
        for (RegimeVerdict verdict : judgement.regimes()) {
            String reason =
                    verdict.outcome() == Outcome.REFUSED ? verdict.reasons().get(0) : null;
            add(points, byBaseName, verdict.regime(), verdict.candidate(), Role.CANDIDATE, verdict.paired(), reason);
        }
        for (ControlResult control : judgement.controls()) {
            if (control.arm() != null) {
                add(points, byBaseName, control.regime(), control.arm(), control.role(), control.paired(), refused);
            }
        }
        return points;
    }

    /** What refuses the run is the first reason of every verdict; a control that is void says so itself. */
    private static String refused(Judgement judgement) {
        Optional<String> isVoid = judgement.controls().stream()
                .filter(control -> control.state() == ControlResult.State.VOID)
                .map(control -> "control " + control.arm() + " in " + control.regime() + ": " + control.reason())
                .findFirst();
        if (isVoid.isPresent()) {
            return isVoid.get();
        }
        Set<String> reasons = new HashSet<>();
        for (RegimeVerdict verdict : judgement.regimes()) {
            reasons.add(verdict.outcome() == Outcome.REFUSED ? verdict.reasons().get(0) : "");
        }
        String only = reasons.size() == 1 ? reasons.iterator().next() : "";
        return only.isEmpty() ? null : only;
    }

    private void add(
            List<StoredPoint> points,
            boolean byBaseName,
            String regimeName,
            String armName,
            Role role,
            PairedResult paired,
            String reason) {
        if (paired.rounds() == 0) {
            return;
        }
        Regime regime = run.plan().regime(regimeName);
        Arm arm = arm(regime, armName);
        Arm reference = reference(regime);
        List<ForkRecord> forks = run.measured(regime.cell(arm));
        Measurements measured = forks.get(0).measured();
        points.add(new StoredPoint(
                Printable.line(byBaseName ? regime.baseName() : regime.name()),
                arm.name(),
                role,
                reference.name() + code.map(which -> " " + which).orElse(""),
                regime.benchmark(),
                lines(regime.cell(arm).params()),
                regime.threads(),
                feature(measured.jdkVersion()) + " " + measured.vmName(),
                measured.vmVersion(),
                paired.rounds(),
                paired.meanLog(),
                paired.rounds() < 2 ? null : paired.se(),
                meanScore(forks),
                meanScore(run.measured(regime.cell(reference))),
                measured.unit(),
                reason));
    }

    /** Another project's parameters may have values of several lines. */
    private static Map<String, String> lines(Map<String, String> params) {
        Map<String, String> lines = new TreeMap<>();
        params.forEach((name, value) -> lines.put(Printable.line(name), Printable.line(value)));
        return lines;
    }

    private static Arm arm(Regime regime, String name) {
        return regime.arms().stream()
                .filter(arm -> arm.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Arm reference(Regime regime) {
        return regime.arms().stream()
                .filter(arm -> arm.role() == Arm.Role.REFERENCE)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the part of a version that stands for what a Java can do: 17 of 17.0.15, 8 of 1.8.0_392. */
    private static String feature(String version) {
        return version.replaceFirst("^1\\.", "").replaceFirst("[^0-9].*", "");
    }

    private static double meanScore(List<ForkRecord> forks) {
        return forks.stream().mapToDouble(ForkRecord::score).average().orElseThrow();
    }
}
