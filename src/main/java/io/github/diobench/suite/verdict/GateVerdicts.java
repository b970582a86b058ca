package io.github.diobench.suite.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Judges the benchmarks of a gate: each for itself, base being the reference and head the only candidate.
 *
 * <p>A benchmark fails if {@link RegimeJudge} shows a cost, if this stands Holm's correction over all benchmarks, and if the
 * estimated difference is more than the floor. What fails otherwise is inconclusive. The margin that a pass must stay below is
 * the rule's or the floor as a share of base's cost, whichever is more: a benchmark of a nanosecond is not held to
 * hundredths of one.
 *
 * <p>A benchmark whose base differs from itself, or with a raised {@link Check}, is refused for itself; a changed fingerprint
 * or an unfit machine refuses all. There is no positive control: nobody can slow down a stranger's benchmark.
 */
public final class GateVerdicts {
    /** The largest margin that there can be. */
    private static final double LARGEST = 9.99;

    private final RunValues run;
    private final Margins margins;
    private final double floor;
    private final Margins effective;
    private final List<ControlResult> controls;
    private final List<Check> checks;

    private GateVerdicts(RunValues run, Margins margins, double floor) {
        this.run = run;
        this.margins = margins;
        this.floor = floor;
        this.effective = margins.withRules(
                run.regimes().stream().map(this::effectiveRule).toList());
        this.controls = new ControlJudge(run.regimes(), effective).judge();
        this.checks = new VoidChecks(run.regimes(), effective).all();
    }

    /**
     * Judges {@code run}, in which every regime has one candidate.
     *
     * @param floor the difference that never matters, in the unit of the scores, at least 0
     * @return one verdict for each regime, in their order
     * @throws IllegalArgumentException if no rule of {@code margins} matches a regime
     */
    public static List<GateVerdict> judge(RunValues run, Margins margins, double floor) {
        return new GateVerdicts(run, margins, floor).judge();
    }

    private MarginRule effectiveRule(RegimeValues regime) {
        double margin = margins.rule(regime.name()).margin();
        double base = base(regime);
        double raised = Double.isNaN(base) ? margin : Math.max(margin, Math.min(LARGEST, floor / base));
        return new MarginRule(Pattern.quote(regime.name()), raised);
    }

    private static ArmValues head(RegimeValues regime) {
        return regime.candidates().get(0);
    }

    private static double base(RegimeValues regime) {
        return Math.exp(Pairs.of(regime, head(regime)).referenceMeanLog());
    }

    private List<GateVerdict> judge() {
        RegimeJudge judge = new RegimeJudge(run.looks(), effective);
        List<RegimeVerdict> alone = run.regimes().stream()
                .map(regime -> judge.judge(regime, head(regime)))
                .toList();
        double[] p = alone.stream().mapToDouble(RegimeVerdict::lookP).toArray();
        double[] holm = Holm.adjust(p);
        double[] q = BenjaminiHochberg.adjust(p);
        List<GateVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < holm.length; i++) {
            verdicts.add(verdict(run.regimes().get(i), alone.get(i), holm[i], q[i]));
        }
        return verdicts;
    }

    private GateVerdict verdict(RegimeValues regime, RegimeVerdict alone, double holmP, double q) {
        double base = base(regime);
        double difference = base * (alone.paired().student().ratio() - 1);
        ControlResult control = control(regime);
        RegimeVerdict verdict = inContext(corrected(alone, holmP, difference), control);
        return new GateVerdict(
                regime.name(),
                verdict.outcome(),
                margins.rule(regime.name()).margin(),
                verdict.margin(),
                base,
                difference,
                verdict.paired(),
                verdict.detectable(),
                verdict.roundsMore(),
                holmP,
                q,
                control,
                verdict.reasons());
    }

    /** Takes back a failure that is not one among so many benchmarks, or too small to matter. */
    private RegimeVerdict corrected(RegimeVerdict alone, double holmP, double difference) {
        if (holmP > margins.alphaFail()) {
            return alone.spared("as one of " + run.regimes().size() + " benchmarks it is not shown to be slower (Holm, "
                    + Text.p(holmP) + ")");
        }
        return difference > floor
                ? alone
                : alone.spared(String.format(
                        Locale.ROOT, "slower by %.3g ns, which the floor of %.3g ns allows", difference, floor));
    }

    private RegimeVerdict inContext(RegimeVerdict verdict, ControlResult control) {
        RegimeVerdict seen = verdict;
        String prefix = "control base against base: ";
        if (control.state() == ControlResult.State.MISSING) {
            seen = seen.doubted(prefix + control.reason());
        }
        for (String doubt : texts(Finding.Effect.DOWNGRADE)) {
            seen = seen.doubted(doubt);
        }
        for (Check check : checks) {
            if (check.raised() && check.regime().equals(seen.regime())) {
                seen = seen.refused(check.text());
            }
        }
        if (control.state() == ControlResult.State.VOID) {
            seen = seen.refused(prefix + control.reason());
        }
        for (String refusal : refusals()) {
            seen = seen.refused(refusal);
        }
        return seen;
    }

    private ControlResult control(RegimeValues regime) {
        return controls.stream()
                .filter(control ->
                        control.role() == Role.AGAIN && control.regime().equals(regime.name()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> refusals() {
        List<String> reasons = new ArrayList<>(texts(Finding.Effect.REFUSE));
        if (run.fingerprints().size() > 1) {
            reasons.add("the JVM changed during the run: " + String.join(", ", new TreeSet<>(run.fingerprints())));
        }
        return reasons;
    }

    private List<String> texts(Finding.Effect effect) {
        return run.findings().stream()
                .filter(finding -> finding.effect() == effect)
                .map(Finding::text)
                .toList();
    }
}
