package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Judges a run. The same values and margins give the same verdict.
 *
 * <p>The claim is one-sided, that a candidate costs no more than the reference, so it is judged as non-inferiority against a
 * margin: what is not shown is inconclusive and never a pass.
 *
 * <p>First each candidate in each regime is judged by itself. Then what is known of regime and run takes its part: a raised
 * {@link Check} refuses its regime, a control that is not {@link ControlResult.State#OK OK} leaves no pass in its regime or
 * refuses the run, as do a changed fingerprint and a {@link Finding}. A regime that failed is not saved by a control that was
 * missed: its own interval shows the cost. At last the claims are drawn.
 */
public final class Verdicts {
    private final RunValues run;
    private final Margins margins;
    private final List<ControlResult> controls;
    private final List<Check> checks;
    private final List<String> refusals;

    private Verdicts(RunValues run, Margins margins) {
        this.run = run;
        this.margins = margins;
        this.controls = new ControlJudge(run.regimes(), margins).judge();
        this.checks = new VoidChecks(run.regimes(), margins).all();
        this.refusals = refusals();
    }

    /**
     * Judges {@code run} by {@code margins}.
     *
     * @throws IllegalArgumentException if no rule of {@code margins} matches a regime
     */
    public static RunVerdict judge(RunValues run, Margins margins) {
        return new Verdicts(run, margins).judge();
    }

    private RunVerdict judge() {
        List<RegimeVerdict> regimes = new ArrayList<>();
        byCandidate(alone()).values().forEach(own -> regimes.addAll(corrected(own)));
        List<RegimeVerdict> judged = regimes.stream().map(this::inContext).toList();
        List<ClaimVerdict> claims = new ArrayList<>();
        byCandidate(judged)
                .forEach((candidate, own) -> claims.add(
                        ClaimJudge.judge(candidate, own, run.regimes().size(), refusals, margins.alphaFail())));
        return new RunVerdict(claims, regimeByRegime(judged), latency(), controls, checks, spreads(), notes());
    }

    private List<TurnSpread> spreads() {
        return run.regimes().stream()
                .filter(regime -> regime.turns() != null)
                .map(TurnSpread::of)
                .toList();
    }

    private List<String> refusals() {
        List<String> reasons = new ArrayList<>();
        if (run.fingerprints().size() > 1) {
            reasons.add(
                    "machine or JVM changed during the run: " + String.join(", ", new TreeSet<>(run.fingerprints())));
        }
        texts(Finding.Effect.REFUSE, reasons);
        for (ControlResult control : controls) {
            if (control.state() == ControlResult.State.VOID) {
                reasons.add("control " + control.arm() + " in " + control.regime() + ": " + control.reason());
            }
        }
        return reasons;
    }

    private List<RegimeVerdict> alone() {
        RegimeJudge judge = new RegimeJudge(run.looks(), margins);
        List<RegimeVerdict> verdicts = new ArrayList<>();
        for (RegimeValues regime : run.regimes()) {
            for (ArmValues candidate : regime.candidates()) {
                verdicts.add(judge.judge(regime, candidate));
            }
        }
        return verdicts;
    }

    private static Map<String, List<RegimeVerdict>> byCandidate(List<RegimeVerdict> verdicts) {
        Map<String, List<RegimeVerdict>> byCandidate = new LinkedHashMap<>();
        for (RegimeVerdict verdict : verdicts) {
            byCandidate
                    .computeIfAbsent(verdict.candidate(), any -> new ArrayList<>())
                    .add(verdict);
        }
        return byCandidate;
    }

    /** Adjusts over the regimes of one candidate. Regimes that turn out unfit count, too: fewer tests are no licence. */
    private List<RegimeVerdict> corrected(List<RegimeVerdict> own) {
        double[] beyond =
                Holm.adjust(own.stream().mapToDouble(RegimeVerdict::lookP).toArray());
        double[] cost =
                Holm.adjust(own.stream().mapToDouble(RegimeVerdict::lookCost).toArray());
        List<RegimeVerdict> corrected = new ArrayList<>();
        for (int i = 0; i < beyond.length; i++) {
            corrected.add(own.get(i).withHolm(beyond[i], cost[i], margins.alphaFail()));
        }
        return corrected;
    }

    private RegimeVerdict inContext(RegimeVerdict verdict) {
        RegimeVerdict seen = verdict;
        for (ControlResult control : controls) {
            if (control.regime().equals(seen.regime()) && leavesNoPass(control.state())) {
                seen = seen.doubted("control " + name(control) + ": " + control.reason());
            }
        }
        for (String doubt : texts(Finding.Effect.DOWNGRADE, new ArrayList<>())) {
            seen = seen.doubted(doubt);
        }
        for (Check check : checks) {
            if (check.raised() && isAbout(check, seen)) {
                seen = seen.refused(check.text());
            }
        }
        for (String refusal : refusals) {
            seen = seen.refused(refusal);
        }
        return seen;
    }

    private static boolean leavesNoPass(ControlResult.State state) {
        return state == ControlResult.State.NOISY || state == ControlResult.State.MISSING;
    }

    private static String name(ControlResult control) {
        return control.arm() == null ? control.role().toString() : control.arm();
    }

    private boolean isAbout(Check check, RegimeVerdict verdict) {
        if (!check.regime().equals(verdict.regime())) {
            return false;
        }
        return check.arm() == null
                || check.arm().equals(verdict.candidate())
                || check.arm().equals(regime(verdict.regime()).reference().name());
    }

    private RegimeValues regime(String name) {
        return run.regimes().stream()
                .filter(regime -> regime.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<RegimeVerdict> regimeByRegime(List<RegimeVerdict> verdicts) {
        List<RegimeVerdict> sorted = new ArrayList<>();
        for (RegimeValues regime : run.regimes()) {
            verdicts.stream()
                    .filter(verdict -> verdict.regime().equals(regime.name()))
                    .forEach(sorted::add);
        }
        return sorted;
    }

    private List<LatencyVerdict> latency() {
        boolean doubted = run.findings().stream().anyMatch(finding -> finding.effect() == Finding.Effect.DOWNGRADE);
        LatencyJudge judge = new LatencyJudge(margins, !refusals.isEmpty(), doubted);
        return run.latency().stream().map(judge::judge).toList();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (run.regimes().isEmpty()) {
            notes.add("nothing was measured that could be judged");
        }
        texts(Finding.Effect.NOTE, notes);
        VoidChecks.kinds(run.regimes()).stream()
                .filter(kind -> checks.stream().noneMatch(check -> check.kind() == kind))
                .forEach(kind -> notes.add("not checked, for want of values: " + kind));
        return notes;
    }

    private List<String> texts(Finding.Effect effect, List<String> into) {
        run.findings().stream()
                .filter(finding -> finding.effect() == effect)
                .map(Finding::text)
                .forEach(into::add);
        return into;
    }
}
